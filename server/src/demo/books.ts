import { enterTransaction } from '../finance/ledger.ts'
import { markSomeOverdue } from '../finance/overdue.ts'
import { runPayroll } from '../finance/payroll.ts'
import { daysAfter } from '../platform/clock.ts'
import type { BranchKey } from './cast.ts'
import type { House, Person } from './opening.ts'
import { type Stage, workdayBefore } from './stage.ts'

/** What goes out month by month, and the little that comes in besides sales. */

const rents: [BranchKey, string][] = [
  ['hamburg', '7800.00'],
  ['rotterdam', '5200.00'],
  ['valencia', '3100.00'],
]

const suppliers = [
  ['Goods', 'Stadtmühle Nord, flour', 5200, 11_800],
  ['Goods', 'Molkerei Geest, butter and cream', 2100, 5600],
  ['Goods', 'Ovenbau Kessler, machines', 6400, 21_000],
  ['Goods', 'Papier & Druck Jansen, packaging', 900, 3400],
  ['Goods', 'Hafenrösterei, coffee', 1600, 4300],
] as const

const monthly = [
  ['Utilities', 'Electricity and heating', 1900, 3100, 5],
  ['Vehicles', 'Fuel and tolls', 2200, 3300, 8],
  ['Software', 'Telephone, internet and licences', 640, 720, 3],
  ['Marketing', 'Advertisements and samples', 700, 2900, 12],
  ['Insurance', 'Goods in transit and liability', 910, 910, 2],
  ['Taxes', 'Social insurance contributions', 21_000, 23_500, 27],
] as const

const rare = [
  ['Vehicles', 'Repair of the van HH-GK 214', 640, 2100],
  ['Travel', 'Trade fair, hotel and stand', 1800, 5400],
  ['Office', 'Desk chairs and lamps', 220, 940],
  ['Training', 'Forklift licence, two people', 380, 760],
  ['Fees', 'Tax adviser', 450, 1200],
] as const

/** Plans every entry of the ledger that is not a payment, and the daily look at what is overdue. */
export function planBooks(stage: Stage, house: House, months: string[]): void {
  const { random } = stage
  const paul = house.who('paul')
  const elena = house.who('elena')

  const enter = (day: string, entry: Omit<Parameters<typeof enterTransaction>[1], 'date'>, by = paul) => {
    const at = stage.inOfficeHours(day)
    stage.at(at, async () => {
      const ctx = stage.as(by.actor ?? undefined)
      await enterTransaction(ctx, { ...entry, date: ctx.today })
    })
  }
  const some = (from: number, to: number) =>
    `${random.between(from, to)}.${String(random.between(0, 99)).padStart(2, '0')}`

  const [first] = months
  if (first)
    enter(daysAfter(`${first}-01`, -3), {
      ...{ type: 'credit', category: 'Opening balance', amount: '640000.00' },
      description: 'Brought forward from the books before Steward',
    })
  for (const [n, month] of months.entries()) {
    const on = (day: number) => `${month}-${String(day).padStart(2, '0')}`
    for (const [branch, amount] of rents) {
      const branchId = house.branchIds[branch]
      enter(on(1), { type: 'debit', category: 'Rent', amount, branchId, description: `Rent ${nameOf(month)}` })
    }
    for (const [category, description, from, to, day] of monthly)
      enter(on(day), { type: 'debit', category, amount: some(from, to), description })
    for (let order = 0; order < 14 + n; order++) {
      const [category, description, from, to] = random.pick(suppliers)
      enter(on(random.between(1, 28)), { type: 'debit', category, amount: some(from, to), description })
    }
    if (random.chance(0.6)) {
      const [category, description, from, to] = random.pick(rare)
      enter(on(random.between(4, 26)), { type: 'debit', category, amount: some(from, to), description })
    }
    if (random.chance(0.25))
      enter(on(random.between(4, 26)), {
        ...{
          type: 'credit',
          category: 'Other income',
          amount: some(240, 1900),
          description: 'Returned pallets and deposits',
        },
      })
    planSalaries(stage, elena, month, on(28))
  }
}

function planSalaries(stage: Stage, elena: Person, month: string, day: string) {
  const payday = workdayBefore(day)
  stage.at(stage.moment(payday, 10 * 60), () => runPayroll(stage.as(elena.actor ?? undefined), { month }))
}

/** Every morning the machinery writes down what became overdue. */
export function planMornings(stage: Stage, days: number): void {
  for (let daysAgo = days; daysAgo >= 0; daysAgo--)
    stage.at(stage.moment(stage.day(daysAgo), 5 * 60), () => markSomeOverdue(stage.as()))
}

const nameOf = (month: string) =>
  new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )

/** Calendar months from the one of the first day to the one of the last. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let day = `${first.slice(0, 7)}-01`; day <= last; day = `${daysAfter(day, 31).slice(0, 7)}-01`)
    months.push(day.slice(0, 7))
  return months
}
