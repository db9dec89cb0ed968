import { expect, test } from 'vitest'
import { groupNumber, readNumber, writeNumber } from './read-number.ts'

test.each([
  ['1.200,50', 'de', '1200.50'],
  ['1.200,50', 'en', '1200.50'],
  ['1,200.50', 'de', '1200.50'],
  ['1 200,50', 'fr', '1200.50'],
  ["1'200.50", 'de-CH', '1200.50'],
  ['1.200', 'de', '1200'],
  ['1.20', 'de', '1.20'],
  ['12.5', 'de', '12.5'],
  ['1,200', 'en', '1200'],
  ['1.234.567', 'en', '1234567'],
  ['0,5', 'en', '0.5'],
  [',5', 'de', '0.5'],
  ['007', 'en', '7'],
  ['-12,5', 'de', '-12.5'],
  ['١٢٫٥', 'ar', '12.5'],
  ['123456789012345.67', 'en', '123456789012345.67'],
])('"%s" typed in %s is %s', (typed, locale, value) => {
  expect(readNumber(typed, locale)).toBe(value)
})

test.each(['', 'twelve', '1.2.3', '12,34.5,6', '1,20.50', '--1', '1e5', '.', '1.2345'])('"%s" is no amount', typed => {
  expect(readNumber(typed, 'en')).toBeUndefined()
})

test('an amount is offered for editing in the way it is typed here', () => {
  expect(writeNumber('1200.50', 'de')).toBe('1200,50')
  expect(writeNumber('1200.50', 'en')).toBe('1200.50')
})

test.each([
  ['1200.50', 'de', '1.200,50'],
  ['1234567.8', 'en', '1,234,567.8'],
  ['-0.5', 'de', '-0,5'],
  ['12000', 'ar', '12,000'],
  ['', 'en', ''],
])('%s to be read in %s is %s', (value, locale, text) => {
  expect(groupNumber(value, locale)).toBe(text)
})
