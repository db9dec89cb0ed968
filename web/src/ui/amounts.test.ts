import { expect, test } from 'vitest'
import { differenceOf, sumOf } from './amounts.ts'

test('amounts are added without losing a cent, however large', () => {
  expect(sumOf(['0.10', '0.20'])).toBe('0.3')
  expect(sumOf(['999999999999999.99', '0.01'])).toBe('1000000000000000')
  expect(sumOf([])).toBe('0')
})

test('what is less than nothing says so', () => {
  expect(differenceOf('100.00', '250.5')).toBe('-150.5')
  expect(differenceOf('0', '0.05')).toBe('-0.05')
  expect(differenceOf('5', '5.00')).toBe('0')
})
