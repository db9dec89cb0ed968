import { execFileSync } from 'node:child_process'
import { Worker } from 'node:worker_threads'
import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { InvoicePaper } from './paper.ts'
import { newPrinter, renderInvoicePdf } from './render.ts'
import { inPieces, printable, wordParts } from './text.ts'

const bakery: InvoicePaper = {
  locale: 'en-GB',
  currency: 'GBP',
  kind: 'invoice',
  number: 'INV-2026-0042',
  issueDate: '2026-11-22',
  dueDate: '2026-12-06',
  stamp: null,
  creditedInvoice: null,
  company: { name: 'Harbour Bakery', address: '12 Quay Street\nPortsmouth', taxNumber: 'GB 123 4567 89', logo: null },
  client: { name: 'Northwind Trading', address: null, taxNumber: null },
  lines: [line({ description: 'Sourdough loaves', quantity: '240', unitPrice: '3.2550', discount: '10' })],
  subtotal: '703.08',
  taxes: [{ rate: '20', base: '703.08', amount: '140.62' }],
  total: '843.70',
  paid: '100.00',
  due: '743.70',
  terms: 'Please pay within 14 days.',
}

function line(over: Partial<InvoicePaper['lines'][number]> = {}): InvoicePaper['lines'][number] {
  return { description: 'Bread', quantity: '1', unitPrice: '1', discount: '0', taxRate: '20', total: '703.08', ...over }
}

const hasPdftotext = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

// Without the marks of direction that pdftotext adds, and with one kind of space.
function textOf(pdf: Buffer, ...options: string[]) {
  const text = execFileSync('pdftotext', [...options, '-', '-'], { input: pdf, encoding: 'utf8' })
  return text.replace(/[\u200e\u200f\u202a-\u202e]/g, '').replace(/[\u00a0 ]+/g, ' ')
}

describe.skipIf(!hasPdftotext)('what the paper says (read back by pdftotext, skipped where it is missing)', () => {
  test('an invoice says who owes whom how much, for what and until when', async () => {
    const text = textOf(await renderInvoicePdf(bakery), '-layout')

    for (const said of [
      'Invoice',
      'INV-2026-0042',
      '22 November 2026',
      'Harbour Bakery',
      'Portsmouth',
      'Northwind Trading',
    ])
      expect(text).toContain(said)
    expect(text).toContain('£743.70 due 6 December 2026')
    expect(text).toMatch(/Sourdough loaves 240 3\.255 10% 20% 703\.08/)
    expect(text).toMatch(/Tax 20% on £703\.08 £140\.62/)
    expect(text).toMatch(/Amount paid £100\.00/)
    expect(text).toMatch(/Amount due £743\.70/)
    expect(text).toContain('Page 1 of 1')
  })

  test('every script is written in any field, mixed as it comes', async () => {
    const said = [
      'Zażółć gęślą jaźń',
      'Консультация',
      'Αρτοποιία',
      'مخبز المدينة',
      'שירותי ייעוץ',
      '设计与开发',
      'ソフトウェア保守',
      '소프트웨어',
    ]

    const text = textOf(
      await renderInvoicePdf({
        ...bakery,
        company: { ...bakery.company, name: '株式会社サンプル' },
        client: { name: 'مؤسسة النيل', address: 'Санкт-Петербург', taxNumber: null },
        lines: said.map(description => line({ description })),
        terms: '三十日以内 — תוך שלושים יום',
      }),
    )

    for (const words of [...said, '株式会社サンプル', 'مؤسسة النيل', 'Санкт-Петербург', '三十日以内'])
      expect(text).toContain(words)
  })

  test('an invoice of 60 lines repeats the head of its table, numbers its pages and says every line once', async () => {
    const lines = Array.from({ length: 60 }, (_, index) =>
      line({ description: `Item ${index + 1}. Something that takes a second line because it is described in full` }),
    )

    const pages = textOf(await renderInvoicePdf({ ...bakery, lines }), '-layout')
      .split('\f')
      .slice(0, -1)

    const items = pages.map(page => [...page.matchAll(/Item (\d+)\./g)].map(match => Number(match[1])))
    expect(items.flat()).toEqual(lines.map((_, index) => index + 1))
    expect(pages.length).toBeGreaterThan(2)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
      expect(page.includes('Description')).toBe(items[index]!.length > 0)
      expect(page.match(/described in full/g)?.length ?? 0).toBe(items[index]!.length)
    }
  })

  test('the longest invoice that can be written loses nothing', async () => {
    const description = `First${' word'.repeat(300)} last`

    const text = textOf(
      await renderInvoicePdf({ ...bakery, lines: Array.from({ length: 60 }, () => line({ description })) }),
    )

    expect(text.match(/\bword\b/g)).toHaveLength(60 * 300)
    expect(text.match(/\blast\b/g)).toHaveLength(60)
  })

  test('a large amount keeps every digit', async () => {
    const due = '999999999999999.99'

    const text = textOf(await renderInvoicePdf({ ...bakery, locale: 'de-DE', currency: 'EUR', total: due, due }))

    expect(text).toContain('999.999.999.999.999,99 € fällig am 6. Dezember 2026')
  })

  test('amounts are written in the digits of their currency', async () => {
    const yen = textOf(await renderInvoicePdf({ ...bakery, locale: 'ja-JP', currency: 'JPY', due: '1200' }))
    const dinar = textOf(await renderInvoicePdf({ ...bakery, currency: 'KWD', due: '1200.500' }))

    expect(yen).toContain('￥1,200 due')
    expect(dinar).toContain('KWD 1,200.500 due')
  })

  test('a paper in Arabic starts at the right and leaves numbers of accounts in their order', async () => {
    const arabic: InvoicePaper = {
      ...bakery,
      locale: 'ar-EG',
      currency: 'EGP',
      company: { ...bakery.company, taxNumber: '123-456-789' },
    }
    const pdf = await renderInvoicePdf(arabic)

    // Here pdftotext gives the letters from left to right, as they stand.
    const title = [...'فاتورة'].reverse().join('')
    const box = new RegExp(`xMin="([\\d.]+)"[^>]*>${title}<`).exec(textOf(pdf, '-bbox'))
    expect(Number(box?.[1])).toBeGreaterThan(400)
    expect(textOf(pdf)).toContain('123-456-789')
    expect(textOf(pdf)).toContain('٢٠٢٦')
  })

  test('a paper loses no letter to the one before it', async () => {
    const german: InvoicePaper = { ...bakery, locale: 'de-DE', terms: 'Vielen Dank für Ihr Vertrauen' }
    const print = newPrinter()
    await print({ ...german, terms: 'ÄÖÜäöüéèñç Řýžů ǺỆ' })

    const text = textOf(await print(german))

    expect(text).toContain('Von')
    expect(text).toContain('Vielen Dank für Ihr Vertrauen')
  })

  test('drafts, void and paid invoices say so, and a credit note names its invoice', async () => {
    const draft = textOf(await renderInvoicePdf({ ...bakery, stamp: 'draft', number: null, issueDate: null }))
    const credit = textOf(
      await renderInvoicePdf({ ...bakery, kind: 'credit', creditedInvoice: 'INV-2026-0041', total: '-843.70' }),
    )
    const paid = textOf(await renderInvoicePdf({ ...bakery, stamp: 'paid', paid: '843.70', due: '0.00' }))
    const voided = textOf(await renderInvoicePdf({ ...bakery, stamp: 'void' }))

    expect(draft).toContain('Draft')
    expect(paid).toContain('Paid')
    expect(paid).not.toContain('due 6 December')
    expect(voided).toContain('Void')
    expect(voided).not.toContain('Amount due')
    expect(credit).toContain('Credit for invoice INV-2026-0041')
    expect(credit).toContain('-£843.70')
  })

  test('a locale that does not exist prints in English', async () => {
    expect(textOf(await renderInvoicePdf({ ...bakery, locale: 'not a locale' }))).toContain('Amount due')
  })
})

describe('the logo', () => {
  const withLogo = (logo: Uint8Array) => renderInvoicePdf({ ...bakery, company: { ...bakery.company, logo } })
  const picturesIn = (pdf: Buffer) => pdf.toString('latin1').split('/Subtype /Image').length - 1

  test('stands on the paper', async () => {
    expect(picturesIn(await withLogo(png(120, 40)))).toBe(1)
  })

  test('is left off when it is no picture, damaged or of a monstrous size', async () => {
    expect(picturesIn(await withLogo(Buffer.from('<svg onload="alert(1)"/>')))).toBe(0)
    expect(picturesIn(await withLogo(Buffer.concat([png(120, 40).subarray(0, 50), Buffer.alloc(100)])))).toBe(0)
    expect(picturesIn(await withLogo(pngHeader(60_000, 60_000)))).toBe(0)
  })
})

function png(width: number, height: number) {
  const pixels = deflateSync(Buffer.alloc(height * (width * 3 + 1)))
  return Buffer.concat([pngHeader(width, height), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

function pngHeader(width: number, height: number) {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', header)])
}

function chunk(name: string, data: Buffer) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

describe('the printer', () => {
  // A worker that does as the paper's number says.
  const obedient = `const { parentPort } = require('node:worker_threads')
    parentPort.on('message', ({ number }) => {
      if (number === 'hang') for (;;) {}
      if (number === 'die') process.exit(3)
      if (number === 'throw') throw new Error('out of ink')
      if (number === 'fail') parentPort.postMessage({ failure: 'no paper' })
      else parentPort.postMessage({ pdf: new TextEncoder().encode(number) })
    })`
  function newTrialPrinter(settings: { timeLimit?: number; idle?: number; room?: number } = {}) {
    const workers: Worker[] = []
    const startWorker = () => {
      const worker = new Worker(obedient, { eval: true })
      workers.push(worker)
      return worker
    }
    const printer = newPrinter({ timeLimit: 10_000, ...settings, startWorker })
    return { workers, print: async (number: string) => String(await printer({ ...bakery, number })) }
  }

  test('prints one paper after the other with one worker', async () => {
    const { print, workers } = newTrialPrinter()

    expect(await Promise.all(['a', 'b', 'c'].map(print))).toEqual(['a', 'b', 'c'])
    expect(workers).toHaveLength(1)
  })

  test('gives up a paper that hangs and prints the next with a new worker', async () => {
    const { print, workers } = newTrialPrinter({ timeLimit: 1000 })

    const [hanging, next] = await Promise.allSettled([print('hang'), print('next')])

    expect(hanging).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('longer than 1000 ms') },
    })
    expect(next).toMatchObject({ value: 'next' })
    expect(workers).toHaveLength(2)
  })

  test('replaces a worker that dies or throws', async () => {
    const { print, workers } = newTrialPrinter()

    await expect(print('die')).rejects.toThrow('ended with code 3')
    await expect(print('throw')).rejects.toThrow('out of ink')
    expect(await print('next')).toBe('next')
    expect(workers).toHaveLength(3)
  })

  test('keeps its worker when only the paper was bad', async () => {
    const { print, workers } = newTrialPrinter()

    await expect(print('fail')).rejects.toThrow('no paper')
    expect(await print('next')).toBe('next')
    expect(workers).toHaveLength(1)
  })

  test('refuses more papers than it has room for', async () => {
    const { print } = newTrialPrinter({ room: 2 })

    const results = await Promise.allSettled(['a', 'b', 'c', 'd'].map(print))

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
    expect(results[3]).toMatchObject({ reason: { code: 'BUSY' } })
  })

  test('sends its worker home after a rest and starts another when needed', async () => {
    const { print, workers } = newTrialPrinter({ idle: 50 })

    await print('a')
    await new Promise(resolve => workers[0]!.once('exit', resolve))

    expect(await print('b')).toBe('b')
    expect(workers).toHaveLength(2)
  })
})

describe('text', () => {
  test('marks that would turn a name or an amount round are left out', () => {
    expect(printable('Pay \u202e001\u202c now\u0000\u200b')).toBe('Pay 001 now')
  })

  test('a Chinese or Japanese line may end between letters, but not before a comma', () => {
    expect(wordParts('设计，开发').filter(Boolean)).toEqual(['设', '计，', '开', '发'])
    expect(wordParts('Consulting')).toEqual(['Consulting'])
  })

  test('a long text is cut into pieces without losing a word', () => {
    const text = 'some words\nand more '.repeat(300).trim()

    expect(inPieces(text).length).toBeGreaterThan(5)
    expect(inPieces(text).join(' ').split(/\s+/)).toEqual(text.split(/\s+/))
  })
})
