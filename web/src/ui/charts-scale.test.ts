import { expect, test } from 'vitest'
import { labelEvery, ticksUpTo } from './charts-scale.ts'

test('an axis ends just above the most there is, in round steps', () => {
  expect(ticksUpTo(97)).toEqual([0, 25, 50, 75, 100])
  expect(ticksUpTo(100)).toEqual([0, 25, 50, 75, 100])
  expect(ticksUpTo(12_300)).toEqual([0, 5_000, 10_000, 15_000])
  expect(ticksUpTo(0)).toEqual([0, 1])
})

test('what is counted has whole numbers along its axis', () => {
  expect(ticksUpTo(2, 'counts')).toEqual([0, 1, 2])
  expect(ticksUpTo(7, 'counts')).toEqual([0, 2, 4, 6, 8])
})

test('waiting is measured as a clock does', () => {
  expect(ticksUpTo(9_800, 'seconds')).toEqual([0, 3_600, 7_200, 10_800])
  expect(ticksUpTo(100, 'seconds')).toEqual([0, 30, 60, 90, 120])
})

test('labels that do not fit are left out evenly', () => {
  expect(labelEvery(12, 1200, 60)).toBe(1)
  expect(labelEvery(31, 400, 60)).toBe(5)
})
