import { expect, test } from 'vitest'
import { daysAfter, daysFrom, lastOfMonth, monthAfter, startOfWeek } from './days.ts'

test('days and months are counted over the ends of months, years and leap days', () => {
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01')
  expect(daysAfter('2028-03-01', -1)).toBe('2028-02-29')
  expect(daysFrom('2026-10-24', '2026-10-26')).toBe(2)
  expect(monthAfter('2026-12-31', 1)).toBe('2027-01-01')
  expect(monthAfter('2026-01-31', -1)).toBe('2025-12-01')
  expect([lastOfMonth('2028-02'), lastOfMonth('2026-04-30')]).toEqual(['2028-02-29', '2026-04-30'])
})

test('a week begins where people say it does', () => {
  expect(startOfWeek('2026-11-25', 1)).toBe('2026-11-23')
  expect(startOfWeek('2026-11-23', 1)).toBe('2026-11-23')
  expect(startOfWeek('2026-11-25', 0)).toBe('2026-11-22')
  expect(startOfWeek('2026-11-25', 6)).toBe('2026-11-21')
})
