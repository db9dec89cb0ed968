import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, invoiceTotals, isZero, lineTotal, type MoneyLine, roundHalfUp, sum } from './money.ts'

describe('rounding', () => {
  test.each([
    ['1.005', 'EUR', '1.01'],
    ['1.0049', 'EUR', '1.00'],
    ['-1.005', 'EUR', '-1.01'],
    ['0.5', 'JPY', '1'],
    ['1.0005', 'KWD', '1.001'],
    ['-0.004', 'EUR', '0.00'],
    ['999999999999999.995', 'EUR', '1000000000000000.00'],
  ])('%s %s is %s: half a unit goes away from zero', (amount, currency, rounded) => {
    expect(roundHalfUp(amount, currency)).toBe(rounded)
  })

  test('an amount is written with the digits of its currency', () => {
    expect(roundHalfUp('1200.5', 'EUR')).toBe('1200.50')
    expect(roundHalfUp('1200', 'JPY')).toBe('1200')
    expect(roundHalfUp('0', 'KWD')).toBe('0.000')
  })
})

describe('a line', () => {
  test('takes its discount off, then puts its tax on', () => {
    const line = { quantity: '240', unitPrice: '3.255', discount: '10', taxRate: '7' }

    expect(lineTotal(line, 'EUR')).toEqual({ net: '703.08', tax: '49.22', gross: '752.30' })
  })

  test('is taxed on what it says it costs, not on the fractions behind it', () => {
    expect(lineTotal({ quantity: '1', unitPrice: '0.125', taxRate: '50' }, 'EUR')).toEqual({
      net: '0.13',
      tax: '0.07',
      gross: '0.20',
    })
  })

  test('given away in full costs nothing', () => {
    expect(lineTotal({ quantity: '3', unitPrice: '19.99', discount: '100', taxRate: '19' }, 'EUR').gross).toBe('0.00')
  })

  test('keeps every digit of the largest price', () => {
    expect(lineTotal({ quantity: '1', unitPrice: '999999999999999.9999' }, 'CLF').net).toBe('999999999999999.9999')
  })
})

describe('an invoice', () => {
  test('adds up its lines and shows what each rate of tax applies to, highest first', () => {
    const lines = [
      { quantity: '12.5', unitPrice: '120', taxRate: '19' },
      { quantity: '240', unitPrice: '3.255', discount: '10', taxRate: '7.0' },
      { quantity: '1', unitPrice: '35', taxRate: '0' },
      { quantity: '1', unitPrice: '0.99', taxRate: '19.00' },
    ]

    expect(invoiceTotals(lines, 'EUR')).toEqual({
      subtotal: '2239.07',
      taxTotal: '334.41',
      totalAmount: '2573.48',
      taxes: [
        { rate: '19', base: '1500.99', amount: '285.19' },
        { rate: '7', base: '703.08', amount: '49.22' },
        { rate: '0', base: '35.00', amount: '0.00' },
      ],
    })
  })

  test('without lines is zero', () => {
    expect(invoiceTotals([], 'JPY')).toEqual({ subtotal: '0', taxTotal: '0', totalAmount: '0', taxes: [] })
  })
})

// Amounts as whole numbers of ten-thousandths: what is true of money can then be checked without the code under test.
const inParts = (decimal: string) => {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const parts = BigInt(whole + fraction.padEnd(4, '0'))
  return decimal.startsWith('-') ? -parts : parts
}
const decimal = (digits: number) =>
  fc
    .tuple(fc.bigInt(0n, 10n ** BigInt(digits) - 1n), fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 4 }))
    .map(([whole, fraction, places]) => {
      const decimals = String(fraction).padStart(4, '0').slice(0, places)
      return decimals ? `${whole}.${decimals}` : `${whole}`
    })
const money = fc.tuple(fc.boolean(), decimal(15)).map(([isNegative, amount]) => (isNegative ? `-${amount}` : amount))
const percent = fc.oneof(fc.constant('0'), fc.constant('19'), decimal(2))
const line: fc.Arbitrary<MoneyLine> = fc.record({
  quantity: decimal(6),
  unitPrice: money,
  discount: percent,
  taxRate: percent,
})
const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF')
const plainMoney = /^-?\d+(\.\d{1,4})?$/

describe('whatever the amounts are', () => {
  test('rounding is never off by more than half a unit, and rounding again changes nothing', () => {
    fc.assert(
      fc.property(money, currency, (amount, currency) => {
        const rounded = roundHalfUp(amount, currency)
        const unit = 10n ** BigInt(4 - (rounded.split('.')[1]?.length ?? 0))
        const off = inParts(rounded) - inParts(amount)

        expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(unit)
        expect(roundHalfUp(rounded, currency)).toBe(rounded)
      }),
    )
  })

  test('sums agree: lines with the invoice, rates with the tax, net and tax with the total', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), currency, (lines, currency) => {
        const { subtotal, taxTotal, totalAmount, taxes } = invoiceTotals(lines, currency)
        const each = lines.map(line => lineTotal(line, currency))
        const total = (amounts: string[]) => amounts.reduce((all, amount) => all + inParts(amount), 0n)

        expect(inParts(subtotal)).toBe(total(each.map(({ net }) => net)))
        expect(inParts(taxTotal)).toBe(total(each.map(({ tax }) => tax)))
        expect(inParts(totalAmount)).toBe(total(each.map(({ gross }) => gross)))
        expect(inParts(taxTotal)).toBe(total(taxes.map(({ amount }) => amount)))
        expect(inParts(subtotal)).toBe(total(taxes.map(({ base }) => base)))
      }),
    )
  })

  test('a credit is the exact mirror of what it credits', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), currency, (lines, currency) => {
        const credited = lines.map(line => ({ ...line, unitPrice: negative(line.unitPrice) }))

        const [invoice, credit] = [invoiceTotals(lines, currency), invoiceTotals(credited, currency)]

        expect(isZero(sum([invoice.totalAmount, credit.totalAmount], currency))).toBe(true)
        expect(isZero(sum([invoice.taxTotal, credit.taxTotal], currency))).toBe(true)
      }),
    )
  })

  test('the order of adding does not matter', () => {
    fc.assert(
      fc.property(fc.array(money, { maxLength: 10 }), fc.array(money, { maxLength: 10 }), (a, b) => {
        const whole = sum([...a, ...b], 'CLF')

        expect(sum([...b, ...a].reverse(), 'CLF')).toBe(whole)
        expect(sum([sum(a, 'CLF'), sum(b, 'CLF')], 'CLF')).toBe(whole)
      }),
    )
  })

  test('amounts are plain decimals: no exponent, no minus on zero', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), money, currency, (lines, amount, currency) => {
        const { subtotal, taxTotal, totalAmount, taxes } = invoiceTotals(lines, currency)
        const shares = taxes.flatMap(({ base, amount }) => [base, amount])

        for (const written of [subtotal, taxTotal, totalAmount, ...shares, roundHalfUp(amount, currency)]) {
          expect(written).toMatch(plainMoney)
          expect(written).not.toMatch(/^-[0.]+$/)
        }
      }),
    )
  })

  test('amounts compare as numbers do, however they are written', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        const [x, y] = [inParts(a), inParts(b)]

        expect(compare(a, b)).toBe(x < y ? -1 : x > y ? 1 : 0)
        expect(isZero(a)).toBe(x === 0n)
      }),
    )
  })
})

const negative = (amount: string) => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)
