import Big from 'big.js'
import { currencyDigits } from '../platform/money.ts'

/** Decimal strings of an invoice line: quantity and unit price, discount and tax rate in percent. May be negative on credits. */
export type MoneyLine = { quantity: string; unitPrice: string; discount?: string; taxRate?: string }

/** One rate's share of an invoice: the net amounts it applies to and the tax on them. */
export type TaxShare = { rate: string; base: string; amount: string }

// Three factors of four decimals and a hundredth make fourteen: nothing is ever rounded but by `round`.
const Decimal = Big()
Decimal.DP = 20
Decimal.RM = Big.roundHalfUp
Decimal.strict = true

/** Half a unit goes away from zero, so a credit is the exact mirror of what it credits. */
export const roundHalfUp = (amount: string, currency: string): string => round(new Decimal(amount), currency)

export const sum = (amounts: string[], currency: string): string =>
  round(
    amounts.reduce((total, amount) => total.plus(amount), new Decimal('0')),
    currency,
  )

export const compare = (a: string, b: string): -1 | 0 | 1 => new Decimal(a).cmp(b)

export const isZero = (amount: string): boolean => new Decimal(amount).eq('0')

/** Net after discount, its tax and both together, each rounded to the currency. */
export function lineTotal(line: MoneyLine, currency: string): { net: string; tax: string; gross: string } {
  const kept = new Decimal('100').minus(line.discount ?? '0')
  const net = round(new Decimal(line.quantity).times(line.unitPrice).times(kept).div('100'), currency)
  const tax = round(new Decimal(net).times(line.taxRate ?? '0').div('100'), currency)
  return { net, tax, gross: sum([net, tax], currency) }
}

/** Sums of the lines' rounded amounts, so that the paper adds up whichever way it is read. Highest tax rate first. */
export function invoiceTotals(lines: MoneyLine[], currency: string) {
  const totals = lines.map(line => ({ ...lineTotal(line, currency), rate: plain(line.taxRate ?? '0') }))
  const all = (key: 'net' | 'tax' | 'gross', of = totals) => {
    const amounts = of.map(total => total[key])
    return sum(amounts, currency)
  }
  const rates = [...new Set(totals.map(({ rate }) => rate))].sort((a, b) => compare(b, a))
  const taxes = rates.map((rate): TaxShare => {
    const taxed = totals.filter(total => total.rate === rate)
    return { rate, base: all('net', taxed), amount: all('tax', taxed) }
  })
  return { subtotal: all('net'), taxTotal: all('tax'), totalAmount: all('gross'), taxes }
}

function round(amount: Big, currency: string): string {
  const digits = currencyDigits(currency)
  const rounded = amount.round(digits, Big.roundHalfUp)
  return (rounded.eq('0') ? rounded.abs() : rounded).toFixed(digits)
}

// "19.00" and "19" are one rate.
const plain = (decimal: string) => new Decimal(decimal).toFixed()
