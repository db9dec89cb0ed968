import { expect, test } from 'vitest'
import { formatsOf } from '../ui/formats.tsx'
import { laterToday, nextWeek, tomorrow } from './snooze.ts'

const inBerlin = (today: string) => formatsOf({ locale: 'en', currency: 'EUR', timezone: 'Europe/Berlin', today })

test('later today is in three hours at a quarter by the company’s clock, and not offered once that is tomorrow', () => {
  expect(laterToday(inBerlin('2026-11-26'), Date.parse('2026-11-26T08:01:00Z'))).toEqual({
    day: '2026-11-26',
    time: '12:15',
  })
  expect(laterToday(inBerlin('2026-11-26'), Date.parse('2026-11-26T20:30:00Z'))).toBeUndefined()
})

test('tomorrow and next week begin at nine; next week is the coming Monday, on a Monday the one after', () => {
  expect(tomorrow(inBerlin('2026-12-31'))).toEqual({ day: '2027-01-01', time: '09:00' })
  expect(nextWeek(inBerlin('2026-11-26'))).toEqual({ day: '2026-11-30', time: '09:00' })
  expect(nextWeek(inBerlin('2026-11-29'))).toEqual({ day: '2026-11-30', time: '09:00' })
  expect(nextWeek(inBerlin('2026-11-30'))).toEqual({ day: '2026-12-07', time: '09:00' })
})
