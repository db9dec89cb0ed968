/** Numbers of a line as decimal strings; an empty one counts as nothing. */
export interface LineNumbers {
  quantity: string
  unitPrice: string
  /** Percent off. */
  discount: string
  /** Percent on top. */
  taxRate: string
}

/** One rate's share: the net amounts it applies to and the tax on them. */
export interface TaxShare {
  rate: string
  base: string
  amount: string
}

// Everything people type has at most four decimals, so a bigint of ten-thousandths holds it exactly.
const PLACES = 4
const HUNDRED = parse('100')

/**
 * Net after discount, its tax and both together as the server rounds them: each half up, away from zero, to the currency's digits.
 */
export function lineTotals(line: LineNumbers, currency: string) {
  const digits = digitsOf(currency)
  const { net, tax } = roundedLine(line, digits)
  return { net: write(net, digits), tax: write(tax, digits), total: write(net + tax, digits) }
}

/** Sums of the rounded lines, so that the paper adds up whichever way it is read. Highest tax rate first. */
export function invoiceTotals(lines: LineNumbers[], currency: string) {
  const digits = digitsOf(currency)
  const rounded = lines.map(line => ({ ...roundedLine(line, digits), rate: parse(line.taxRate) }))
  const sum = (key: 'net' | 'tax', of = rounded) => of.reduce((total, line) => total + line[key], 0n)
  const rates = [...new Set(rounded.map(({ rate }) => rate))].sort((a, b) => (a < b ? 1 : -1))
  const taxes = rates.map((rate): TaxShare => {
    const taxed = rounded.filter(line => line.rate === rate)
    return { rate: plain(rate), base: write(sum('net', taxed), digits), amount: write(sum('tax', taxed), digits) }
  })
  return {
    subtotal: write(sum('net'), digits),
    taxTotal: write(sum('tax'), digits),
    totalAmount: write(sum('net') + sum('tax'), digits),
    taxes,
  }
}

/** What is left of an amount after another is taken off it. */
export function minus(amount: string, taken: string, currency: string): string {
  const digits = digitsOf(currency)
  return write(rounded(parse(amount) - parse(taken), PLACES, digits), digits)
}

/** Amounts of one currency together. */
export function sumOf(amounts: string[], currency: string): string {
  const digits = digitsOf(currency)
  const all = amounts.reduce((sum, amount) => sum + parse(amount), 0n)
  return write(rounded(all, PLACES, digits), digits)
}

export const isMoreThanZero = (amount: string) => parse(amount) > 0n

function roundedLine({ quantity, unitPrice, discount, taxRate }: LineNumbers, digits: number) {
  const kept = HUNDRED - parse(discount)
  const net = rounded(parse(quantity) * parse(unitPrice) * kept, 3 * PLACES + 2, digits)
  const tax = rounded(net * parse(taxRate), digits + PLACES + 2, digits)
  return { net, tax }
}

function rounded(value: bigint, places: number, digits: number): bigint {
  if (places <= digits) return value * 10n ** BigInt(digits - places)
  const unit = 10n ** BigInt(places - digits)
  const away = value < 0n ? -unit / 2n : unit / 2n
  return (value + away) / unit
}

function parse(decimal: string): bigint {
  const [, sign, whole, fraction = ''] = /^(-?)(\d*)\.?(\d{0,4})$/.exec(decimal) ?? []
  if (whole === undefined) return 0n
  const value = BigInt(whole + fraction.padEnd(PLACES, '0'))
  return sign ? -value : value
}

function write(value: bigint, digits: number): string {
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0')
  const cut = text.length - digits
  return `${value < 0n ? '-' : ''}${text.slice(0, cut)}${digits ? `.${text.slice(cut)}` : ''}`
}

const plain = (value: bigint) => write(value, PLACES).replace(/\.?0+$/, '')

const known = new Map<string, number>()

/** How many decimals a currency has (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD. */
export function digitsOf(currency: string): number {
  const digits =
    known.get(currency) ??
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2
  known.set(currency, digits)
  return digits
}
