import { expect, test } from 'vitest'
import { invoiceTotals, lineTotals, minus } from './invoice-totals.ts'

const line = (quantity: string, unitPrice: string, taxRate = '0', discount = '0') => ({
  quantity,
  unitPrice,
  taxRate,
  discount,
})

test.each([
  ['three hours at 80.00 with 19 % tax', line('3', '80', '19'), 'EUR', '240.00', '45.60'],
  ['half a cent goes up', line('1', '0.125'), 'EUR', '0.13', '0.00'],
  ['less than half a cent goes down', line('1', '0.1249'), 'EUR', '0.12', '0.00'],
  ['tax is of the rounded net', line('3', '0.335', '10'), 'EUR', '1.01', '0.10'],
  ['a discount comes off before tax', line('2', '49.95', '7.7', '12.5'), 'CHF', '87.41', '6.73'],
  ['a whole discount leaves nothing', line('7', '19.99', '19', '100'), 'EUR', '0.00', '0.00'],
  ['yen have no digits', line('1.5', '333', '10'), 'JPY', '500', '50'],
  ['dinars have three', line('1', '0.0005', '5'), 'KWD', '0.001', '0.000'],
  ['a credit mirrors what it credits', line('1', '-0.125', '20'), 'EUR', '-0.13', '-0.03'],
  [
    'sums past what a JavaScript number holds',
    line('999999999', '999999999.9999'),
    'EUR',
    '999999998999900000.00',
    '0.00',
  ],
  ['what is not typed yet counts as nothing', line('', ''), 'EUR', '0.00', '0.00'],
])('%s', (_, numbers, currency, net, tax) => {
  expect(lineTotals(numbers, currency)).toMatchObject({ net, tax })
})

test('an invoice adds up its rounded lines and says what each tax rate brings', () => {
  const lines = [line('1', '0.335', '19'), line('1', '0.335', '19.00'), line('1', '100', '7'), line('2', '10', '')]

  expect(invoiceTotals(lines, 'EUR')).toEqual({
    subtotal: '120.68',
    taxTotal: '7.12',
    totalAmount: '127.80',
    taxes: [
      { rate: '19', base: '0.68', amount: '0.12' },
      { rate: '7', base: '100.00', amount: '7.00' },
      { rate: '0', base: '20.00', amount: '0.00' },
    ],
  })
})

test('what is due is the total less what was paid', () => {
  expect(minus('1200.50', '0.60', 'EUR')).toBe('1199.90')
  expect(minus('100', '100.00', 'EUR')).toBe('0.00')
})
