import type { InvoiceStatus } from '@steward/contract/finance/invoices.ts'
import { pageWords } from './page-words.ts'
import { formatFor } from './pdf/format.ts'
import type { InvoicePaper, Party } from './pdf/paper.ts'

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, mark => marks[mark] as string)
// Somebody's own words read from the side their script does.
const own = (text: string) => `<bdi>${escaped(text)}</bdi>`
// Numbers of papers read from the left in every language.
const code = (text: string) => `<bdi dir="ltr">${escaped(text)}</bdi>`
const lines = (text: string) => text.split('\n').map(own).join('<br>')

export interface Shown {
  paper: InvoicePaper
  status: InvoiceStatus
  /** The credit note that took it back. */
  creditedBy: string | null
  /** Where the paper is. */
  pdf: string
}

/** An invoice for whoever has its link: no script, nothing from elsewhere, small enough for a telephone far out. */
export function invoicePage({ paper, status, creditedBy, pdf }: Shown): string {
  const { locale, currency, kind, number, company, client, total, paid, due } = paper
  const format = formatFor({ locale, currency })
  const { words, money, day } = format
  const page = pageWords(languageOf(locale))
  const title = kind === 'credit' ? words.creditNote : words.invoice
  const name = `${title} ${number ?? ''}`.trim()
  const owes = status === 'unpaid' || status === 'overdue'
  const state = kind === 'credit' ? 'credit' : owes ? status : status === 'paid' ? 'paid' : 'void'
  const sum = (label: string, amount: string, isStrong = false) =>
    `<tr${isStrong ? ' class="strong"' : ''}><th scope="row">${label}</th><td>${money(amount)}</td></tr>`
  const body = `
<header><b>${own(company.name)}</b><span class="state ${state}">${page.status[state]}</span></header>
<h1>${title} ${number ? code(number) : ''}</h1>
<p class="amount">${money(owes ? due : total)}</p>
${owes && paper.dueDate ? `<p class="quiet">${words.dueDate}: ${day(paper.dueDate)}</p>` : ''}
${status === 'void' ? `<p class="void">${creditedBy ? page.credited(code(creditedBy)) : page.voided}</p>` : ''}
${paper.creditedInvoice ? `<p class="quiet">${words.creditFor(escaped(paper.creditedInvoice))}</p>` : ''}
<p><a class="button" href="${escaped(pdf)}">${page.download}</a></p>
<div class="parties">${party(words.from, company, words.taxNumberIs)}${party(words.billTo, client, words.taxNumberIs)}</div>
${paper.issueDate ? `<p class="quiet">${words.issueDate}: ${day(paper.issueDate)}</p>` : ''}
<table class="lines"><thead><tr><th scope="col">${words.description}</th><th scope="col">${words.amount}</th></tr></thead><tbody>
${paper.lines
  .map(
    line =>
      `<tr><td>${lines(line.description)}<br><span class="quiet">${format.quantity(line.quantity)} × ${format.price(
        line.unitPrice,
      )}${Number(line.discount) ? ` · ${words.discount} ${format.percent(line.discount)}` : ''}</span></td><td>${format.amount(line.total)}</td></tr>`,
  )
  .join('\n')}
</tbody></table>
<table class="sums"><tbody>
${sum(words.subtotal, paper.subtotal)}
${paper.taxes.map(tax => sum(words.taxOn(format.percent(tax.rate), money(tax.base)), tax.amount)).join('\n')}
${sum(words.total, total, true)}
${kind === 'invoice' && Number(paid) ? sum(words.paid, paid) : ''}
${kind === 'invoice' && status !== 'void' ? sum(words.due, due, true) : ''}
</tbody></table>
${paper.terms ? `<h2>${words.terms}</h2><p class="quiet">${lines(paper.terms)}</p>` : ''}`
  return whole(locale, `${name} · ${company.name}`, body)
}

const party = (label: string, { name, address, email, phone, taxNumber }: Party, taxNumberIs: (n: string) => string) =>
  `<section><h2>${label}</h2><p>${[
    `<b>${own(name)}</b>`,
    address && lines(address),
    email && own(email),
    phone && own(phone),
    taxNumber && escaped(taxNumberIs(taxNumber)),
  ]
    .filter(Boolean)
    .join('<br>')}</p></section>`

/** What stands there instead of an invoice that the link no longer opens. */
export function noInvoicePage(locale: string): string {
  const page = pageWords(languageOf(locale))
  return whole(locale, page.gone, `<h1>${page.gone}</h1><p class="quiet">${page.askAgain}</p>`)
}

const languageOf = (locale: string) => locale.split('-')[0]?.toLowerCase() ?? 'en'

const whole = (locale: string, title: string, body: string) => `<!doctype html>
<html lang="${escaped(locale)}" dir="${formatFor({ locale, currency: 'EUR' }).rightToLeft ? 'rtl' : 'ltr'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<meta name="robots" content="noindex, nofollow">
<title>${escaped(title)}</title>
<style>${style}</style>
<main>${body}</main>
</html>
`

const style = `
:root { color-scheme: light dark; --ink: #1a1f36; --quiet: #5b6474; --line: #e3e6ec; --paper: #fff; --desk: #f4f5f8; --accent: #4850cc;
  font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", sans-serif }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceef3; --quiet: #a3abba; --line: #333945; --paper: #1c1f26; --desk: #12141a; --accent: #5f67de } }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--desk) }
main { max-width: 42rem; margin: 0 auto; padding: 1.75rem 1.5rem 2.5rem; background: var(--paper); overflow-wrap: anywhere }
@media (min-width: 44rem) { main { margin: 3rem auto; padding: 2.5rem 3rem 3rem; border: 1px solid var(--line); border-radius: 14px } }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem }
h1 { margin: 1.5rem 0 0; font-size: 1rem; font-weight: 500; color: var(--quiet) }
h2 { margin: 1.5rem 0 .25rem; font-size: .8125rem; font-weight: 600; color: var(--quiet) }
p { margin: .25rem 0 }
b, .strong th, .strong td { font-weight: 600 }
.amount { margin: 0; font-size: 2.125rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums }
.quiet { color: var(--quiet); font-size: .9375rem }
.state { flex: none; padding: .125rem .625rem; border-radius: 99px; font-size: .8125rem; font-weight: 600; color: #2f5fa8; background: #e5eefb }
.state.paid, .state.credit { color: #17663f; background: #dff3e6 } .state.overdue { color: #a3261c; background: #fbe6e4 }
.state.void { color: #4f5766; background: #e9ebef }
.void { padding: .75rem 1rem; border-radius: 10px; background: var(--desk) }
.button { display: inline-block; margin: 1rem 0 .5rem; padding: .625rem 1.25rem; border-radius: 10px; font-weight: 500; text-decoration: none;
  color: #fff; background: var(--accent) }
.button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.parties { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 0 2rem; margin-bottom: 1rem }
table { width: 100%; margin-top: 1.25rem; border-collapse: collapse }
th, td { padding: .625rem 0; text-align: start; vertical-align: top; font-weight: 400 }
th + th, td:last-child { padding-inline-start: 1.5rem; text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums }
.lines th { padding-bottom: .375rem; font-size: .8125rem; color: var(--quiet); border-bottom: 1px solid var(--line) }
.lines td { border-bottom: 1px solid var(--line) }
.sums { margin-top: .5rem } .sums th, .sums td { padding-block: .3125rem }
.sums tr:last-child > * { padding-top: .625rem; border-top: 1px solid var(--line) }
`
