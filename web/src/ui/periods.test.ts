import { expect, test } from 'vitest'
import { lengthOf, type Preset, periodChoice, spanBefore, spanOf } from './periods.ts'

const days = (period: Preset, today: string) => {
  const span = spanOf({ period }, today)
  const before = spanBefore({ period }, span)
  return [span.from, span.to, before.from, before.to]
}

test('a period that is not over ends today and is compared with as much of the one before', () => {
  expect(days('month', '2026-11-25')).toEqual(['2026-11-01', '2026-11-25', '2026-10-01', '2026-10-25'])
  expect(days('quarter', '2026-11-25')).toEqual(['2026-10-01', '2026-11-25', '2026-07-01', '2026-08-25'])
  expect(days('year', '2026-11-25')).toEqual(['2026-01-01', '2026-11-25', '2025-01-01', '2025-11-25'])
})

test('a month is compared with the whole month before, however long', () => {
  expect(days('last_month', '2026-04-10')).toEqual(['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'])
  expect(days('month', '2026-03-31')).toEqual(['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'])
  expect(days('year', '2028-02-29')).toEqual(['2028-01-01', '2028-02-29', '2027-01-01', '2027-02-28'])
})

test('own days are compared with as many before them', () => {
  const own = { period: 'own', from: '2026-05-10', to: '2026-05-19' } as const
  expect(lengthOf(own)).toBe(10)
  expect(spanBefore(own, spanOf(own, '2026-11-25'))).toEqual({ from: '2026-04-30', to: '2026-05-09' })
})

test('an address that makes no sense says nothing', () => {
  expect(periodChoice({ period: 'decade' })).toEqual({})
  expect(periodChoice({ period: 'own', from: '2026-05-19', to: '2026-05-10' })).toEqual({})
  expect(periodChoice({ period: 'own', from: '2026-13-01', to: '2026-13-02' })).toEqual({})
  expect(periodChoice({ period: 'month', from: '2026-01-01' })).toEqual({ period: 'month' })
})
