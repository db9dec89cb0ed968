/** @jsxRuntime automatic */
import { Document, Image, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import { type Typeface, typefaceFor } from './fonts.ts'
import { type Format, formatFor } from './format.ts'
import { printableLogo } from './logo.ts'
import type { InvoicePaper, PaperLine, Party } from './paper.ts'
import { inPieces, printable, readsRightToLeft } from './text.ts'

type Style = NonNullable<Parameters<typeof StyleSheet.create>[0][string]>
type Pen = Format & { typeface: Typeface }
type Part = { paper: InvoicePaper; pen: Pen }

const ink = '#1a1f36'
const quiet = '#697386'
const rule = '#e3e8ee'
const stampColors = { draft: '#697386', void: '#b3261e', paid: '#1a7f4b' }
const size = { small: 8, text: 9, due: 11, name: 13, headline: 16, title: 22 }
const margin = 52
// Line heights in points. They, the paddings and the rules are whole quarters: sums of them are exact in the engine's
// 32-bit floats. Where they are not, a table of a dozen pages seems to overlap itself and is set on one page, cut off.
const leading = new Map([
  [size.small, 11.5],
  [size.text, 13],
  [size.due, 16],
  [size.name, 17],
  [size.headline, 21],
  [size.title, 29],
])

const styles = StyleSheet.create({
  page: { paddingTop: 50, paddingBottom: 78, paddingHorizontal: margin, color: ink },
  quiet: { color: quiet },
  strong: { fontWeight: 600 },
  top: { justifyContent: 'space-between', alignItems: 'flex-start', minHeight: 44 },
  stamp: { borderWidth: 1, borderRadius: 3, paddingVertical: 1.5, paddingHorizontal: 7 },
  logo: { height: 44, maxWidth: 160, objectFit: 'contain' },
  table: { columnGap: 16 },
  head: { borderBottomWidth: 1, borderBottomColor: ink, paddingBottom: 5 },
  lineStart: { paddingTop: 7 },
  lineEnd: { paddingBottom: 7, borderBottomWidth: 0.75, borderBottomColor: rule },
  description: { flex: 1, minWidth: 90 },
  sums: { width: 268, marginTop: 8 },
  sum: { paddingVertical: 4, justifyContent: 'space-between', gap: 10 },
  total: { marginTop: 4, paddingTop: 8, borderTopWidth: 0.75, borderTopColor: rule },
  due: { marginTop: 4, paddingTop: 9, borderTopWidth: 1, borderTopColor: ink },
  terms: { marginTop: 32, paddingTop: 12, borderTopWidth: 0.75, borderTopColor: rule },
  foot: {
    position: 'absolute',
    bottom: 34,
    left: margin,
    right: margin,
    paddingTop: 8,
    borderTopWidth: 0.75,
    borderTopColor: rule,
    justifyContent: 'space-between',
  },
})

export async function invoiceDocument(paper: InvoicePaper) {
  const format = formatFor(paper)
  const typeface = await typefaceFor(everythingOn(paper, format), Object.values(size))
  return <InvoiceDocument paper={paper} pen={{ ...format, typeface }} />
}

function InvoiceDocument({ paper, pen }: Part) {
  const { words } = pen
  const title = paper.kind === 'credit' ? words.creditNote : words.invoice
  const name = paper.number ? `${title} ${paper.number}` : title
  return (
    <Document title={name} author={paper.company.name} language={paper.locale} creator="Steward" producer="Steward">
      <Page size="A4" style={styles.page} experimentalPagination>
        <Foot pen={pen} text={`${paper.company.name} · ${name}`} />
        <Top paper={paper} pen={pen} title={title} />
        <Facts paper={paper} pen={pen} />
        <View style={[row(pen), { gap: 28, marginTop: 22 }]}>
          <PartyBlock label={words.from} party={paper.company} pen={pen} />
          <PartyBlock label={words.billTo} party={paper.client} pen={pen} />
        </View>
        <Headline paper={paper} pen={pen} />
        <Lines paper={paper} pen={pen} />
        <Sums paper={paper} pen={pen} />
        {paper.terms && (
          <View style={styles.terms}>
            <Words pen={pen} style={[styles.strong, { marginBottom: 3 }]} text={words.terms} keepWithNext />
            <Paragraphs pen={pen} style={[styles.quiet]} text={paper.terms} />
          </View>
        )}
      </Page>
    </Document>
  )
}

function Top({ paper, pen, title }: Part & { title: string }) {
  const logo = paper.company.logo && printableLogo(paper.company.logo)
  return (
    <View style={[row(pen), styles.top]}>
      <View style={[row(pen), { alignItems: 'center', gap: 12, flexShrink: 0 }]}>
        <Words pen={pen} size={size.title} style={[styles.strong]} text={title} />
        {paper.stamp && (
          <View style={[styles.stamp, { borderColor: stampColors[paper.stamp] }]}>
            <Words
              pen={pen}
              size={size.small}
              style={[styles.strong, { color: stampColors[paper.stamp] }]}
              text={pen.words.stamps[paper.stamp]}
            />
          </View>
        )}
      </View>
      {logo ? (
        <Image src={logo} style={styles.logo} />
      ) : (
        <View style={{ maxWidth: 270, flexShrink: 1, marginTop: 5 }}>
          <Words pen={pen} size={size.name} style={[styles.strong]} align="end" text={paper.company.name} />
        </View>
      )}
    </View>
  )
}

function Facts({ paper, pen }: Part) {
  const { words, day } = pen
  const facts: [string, string][] = []
  if (paper.number) facts.push([words.number, paper.number])
  if (paper.issueDate) facts.push([words.issueDate, day(paper.issueDate)])
  if (paper.dueDate && paper.kind === 'invoice') facts.push([words.dueDate, day(paper.dueDate)])
  return (
    <View style={{ marginTop: 12 }}>
      {facts.map(([label, value]) => (
        <View key={label} style={row(pen)}>
          <Words pen={pen} style={[styles.quiet, { width: 92 }]} text={label} />
          <Words pen={pen} style={[styles.strong, { flex: 1 }]} text={value} />
        </View>
      ))}
      {paper.creditedInvoice && (
        <Words pen={pen} style={[{ marginTop: 3 }]} text={words.creditFor(paper.creditedInvoice)} />
      )}
    </View>
  )
}

function PartyBlock({ label, party, pen }: { label: string; party: Party; pen: Pen }) {
  return (
    <View style={{ flex: 1 }}>
      <Words pen={pen} style={[styles.quiet]} text={label} />
      <Words pen={pen} style={[styles.strong]} text={party.name} />
      {party.address && <Paragraphs pen={pen} text={party.address} />}
      {party.email && <Words pen={pen} text={party.email} />}
      {party.phone && <Words pen={pen} text={party.phone} />}
      {party.taxNumber && <Words pen={pen} text={pen.words.taxNumberIs(party.taxNumber)} />}
    </View>
  )
}

function Headline({ paper, pen }: Part) {
  const { words, money, day } = pen
  const asksForMoney = paper.stamp !== 'paid' && paper.stamp !== 'void' && paper.dueDate
  const invoiced = asksForMoney ? words.dueBy(money(paper.due), day(asksForMoney)) : money(paper.total)
  const sentence = paper.kind === 'invoice' ? invoiced : words.creditOf(money(paper.total.replace(/^-/, '')))
  const color = paper.stamp === 'void' ? quiet : ink
  return (
    <View style={{ marginTop: 24, marginBottom: 16 }}>
      <Words pen={pen} size={size.headline} style={[styles.strong, { color }]} text={sentence} />
    </View>
  )
}

type Column = { label: string; cell: (line: PaperLine) => string }

function columnsOf({ paper, pen }: Part): Column[] {
  const { words, quantity, price, percent, amount } = pen
  const columns: Column[] = [
    { label: words.quantity, cell: line => quantity(line.quantity) },
    { label: words.unitPrice, cell: line => price(line.unitPrice) },
  ]
  if (paper.lines.some(line => isSome(line.discount))) {
    columns.push({ label: words.discount, cell: line => (isSome(line.discount) ? percent(line.discount) : '') })
  }
  if (paper.lines.some(line => isSome(line.taxRate))) {
    columns.push({ label: words.tax, cell: line => percent(line.taxRate) })
  }
  columns.push({ label: `${words.amount} (${paper.currency})`, cell: line => amount(line.total) })
  return columns
}

function Lines({ paper, pen }: Part) {
  const columns = columnsOf({ paper, pen }).map(({ label, cell }) => {
    const cells = paper.lines.map(cell)
    return { label, cells, width: Math.max(labelWidth(label), ...cells.map(cell => figureWidth(cell))) }
  })
  return (
    <View>
      <View fixed style={[row(pen), styles.table, styles.head]}>
        <Words pen={pen} size={size.small} style={[styles.quiet, styles.description]} text={pen.words.description} />
        {columns.map(({ label, width }) => (
          <Figure key={label} pen={pen} size={size.small} style={[styles.quiet, { width }]} text={label} />
        ))}
      </View>
      {paper.lines.map((line, index) => {
        const figures = columns.map(({ cells, width }): [string, number] => [cells[index] ?? '', width])
        // biome-ignore lint/suspicious/noArrayIndexKey: printed once, in this order
        return <Line key={index} pen={pen} line={line} figures={figures} />
      })}
    </View>
  )
}

// In ems: a digit of Inter takes 0.62, a strong one 0.65, signs up to 1; letters take less on the whole.
const figureWidth = (text: string, textSize = size.text) => (lettersIn(text) * 0.62 + 0.5) * textSize
const labelWidth = (text: string) => lettersIn(text) * 0.62 * size.small
const lettersIn = (text: string) => printable(text).replace(/[\u200c-\u200f]/g, '').length

// A row stays whole on its page, so a long description becomes several.
function Line({ pen, line, figures }: { pen: Pen; line: PaperLine; figures: [text: string, width: number][] }) {
  const pieces = inPieces(printable(line.description).trim())
  return pieces.map((piece, index) => {
    const isFirst = index === 0
    const edges = [...(isFirst ? [styles.lineStart] : []), ...(index === pieces.length - 1 ? [styles.lineEnd] : [])]
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: printed once, in this order
      <View key={index} wrap={false} style={[row(pen), styles.table, ...edges]}>
        <View style={styles.description}>
          <Paragraphs pen={pen} text={piece} />
        </View>
        {figures.map(([text, width], column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their order
          <Figure key={column} pen={pen} style={[{ width }]} text={isFirst ? text : ''} />
        ))}
      </View>
    )
  })
}

type SumLine = { label: string; amount: string; weight?: 'total' | 'due' }

function sumsOf({ paper, pen }: Part): SumLine[] {
  const { words, money, percent } = pen
  const isOwed = paper.kind === 'invoice' && paper.stamp !== 'void'
  const sums: SumLine[] = [{ label: words.subtotal, amount: money(paper.subtotal) }]
  for (const { rate, base, amount } of paper.taxes) {
    sums.push({ label: words.taxOn(percent(rate), money(base)), amount: money(amount) })
  }
  sums.push({ label: words.total, amount: money(paper.total), weight: isOwed ? 'total' : 'due' })
  if (isOwed && isSome(paper.paid)) sums.push({ label: words.paid, amount: money(paper.paid) })
  if (isOwed) sums.push({ label: words.due, amount: money(paper.due), weight: 'due' })
  return sums
}

function Sums({ paper, pen }: Part) {
  const sums = sumsOf({ paper, pen })
  const width = Math.max(
    ...sums.map(({ amount, weight }) => figureWidth(amount, weight === 'due' ? size.due : size.text)),
  )
  return (
    <View wrap={false} style={{ alignItems: pen.rightToLeft ? 'flex-start' : 'flex-end' }}>
      <View style={styles.sums}>
        {sums.map(sum => (
          <Sum key={sum.label} pen={pen} {...sum} width={width} />
        ))}
      </View>
    </View>
  )
}

function Sum({ pen, label, amount, weight, width }: SumLine & { pen: Pen; width: number }) {
  const textSize = weight === 'due' ? size.due : size.text
  const textStyle = weight ? [styles.strong] : []
  return (
    <View style={[row(pen), styles.sum, ...(weight ? [styles[weight]] : [])]}>
      <Words pen={pen} size={textSize} style={[...textStyle, { flex: 1 }]} text={label} />
      <Figure pen={pen} size={textSize} style={[...textStyle, { width }]} text={amount} />
    </View>
  )
}

// No line height here: a page with a text that is known only after paging (the page's number) is laid out twice, and
// the second time @react-pdf/renderer 4.9.0 multiplies a line height that it has multiplied already.
function Foot({ pen, text }: { pen: Pen; text: string }) {
  const face = { fontFamily: pen.typeface(size.small), fontSize: size.small, color: quiet }
  const direction = pen.rightToLeft ? 'rtl' : 'ltr'
  return (
    <View fixed style={[row(pen), styles.foot]}>
      <Text hyphenationPenalty={noHyphens} style={{ ...face, flex: 1, direction, ...side(pen, 'start') }}>
        {oneLine(text)}
      </Text>
      <Text
        style={{ ...face, width: 110, direction, ...side(pen, 'end') }}
        render={({ pageNumber, totalPages }) =>
          printable(pen.words.page(pen.count(pageNumber), pen.count(totalPages ?? pageNumber)))
        }
      />
    </View>
  )
}

type WordsProps = {
  pen: Pen
  text: string
  size?: number
  style?: Style[]
  align?: 'start' | 'end'
  keepWithNext?: boolean
}

// Names, codes and addresses are read letter by letter: no hyphens.
const noHyphens = 10_000

function Words({ pen, text, size: fontSize = size.text, style = [], align = 'start', keepWithNext }: WordsProps) {
  const printed = oneLine(text)
  const direction = readsRightToLeft(printed) ? 'rtl' : 'ltr'
  return (
    <Text
      hyphenationPenalty={noHyphens}
      minPresenceAhead={keepWithNext ? 20 : 0}
      style={[lettering(pen, fontSize), { direction, ...side(pen, align) }, ...style]}
    >
      {printed}
    </Text>
  )
}

function Paragraphs({ pen, text, style }: { pen: Pen; text: string; style?: Style[] }) {
  const lines = printable(text).trim().split('\n')
  // biome-ignore lint/suspicious/noArrayIndexKey: printed once, in this order
  return lines.map((line, index) => <Words key={index} pen={pen} text={line || ' '} style={style} />)
}

/** Numbers and the heads of their columns end at the right on every page: digits are written from the left everywhere. */
function Figure({ pen, text, size: fontSize = size.text, style = [] }: Omit<WordsProps, 'align'>) {
  return (
    <Text
      hyphenationCallback={whole}
      hyphenationPenalty={noHyphens}
      style={[
        lettering(pen, fontSize),
        { direction: pen.rightToLeft ? 'rtl' : 'ltr', textAlign: 'right', fontFeatureSettings: ['tnum'] },
        ...style,
      ]}
    >
      {printable(text)}
    </Text>
  )
}

const whole = (word: string) => [word]

const lettering = (pen: Pen, fontSize: number): Style => ({
  fontFamily: pen.typeface(fontSize),
  fontSize,
  lineHeight: `${leading.get(fontSize)}pt`,
})

const row = (pen: Pen): Style => ({ flexDirection: pen.rightToLeft ? 'row-reverse' : 'row' })

const side = (pen: Pen, align: 'start' | 'end'): Style => ({
  textAlign: (align === 'start') === pen.rightToLeft ? 'right' : 'left',
})

const oneLine = (text: string) => printable(text).replaceAll('\n', ' ')

const isSome = (decimal: string) => /[1-9]/.test(decimal)

function everythingOn(paper: InvoicePaper, format: Format): string {
  const texts: string[] = [format.money(paper.total), format.percent('1'), ...Object.values(format.words.stamps)]
  const collect = (value: unknown) => {
    if (typeof value === 'string') texts.push(value)
    else if (typeof value === 'object' && value && !(value instanceof Uint8Array)) Object.values(value).forEach(collect)
  }
  collect(paper)
  if (paper.issueDate ?? paper.dueDate) texts.push(format.day(paper.issueDate ?? paper.dueDate ?? ''))
  return printable(texts.join(' '))
}
