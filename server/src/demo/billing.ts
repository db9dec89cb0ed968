import { draftInvoice } from '../finance/invoices.ts'
import { creditInvoice, issueInvoice, voidInvoice } from '../finance/issuing.ts'
import { sum } from '../finance/money.ts'
import { recordPayment, reversePayment } from '../finance/payments.ts'
import { daysAfter } from '../platform/clock.ts'
import { type Deal, type Line, linesOf } from './goods.ts'
import type { House, Person } from './opening.ts'
import { type Stage, workday } from './stage.ts'

export interface Billing {
  owner: Person
  clientId: string
  branchId: string
  leadId?: string
  lines: Line[]
}

type Habit = 'early' | 'late' | 'inParts' | 'reluctant'

/** The same people order every month: the first invoice comes at once, the others on one of the first days of a month. */
export function billMonthly(
  stage: Stage,
  house: House,
  { deal, months, leadId, ...billing }: Omit<Billing, 'lines'> & { deal: Deal; months: number },
): void {
  const { random } = stage
  const bill = (day: string, isFirst: boolean) =>
    billAt(stage, house, stage.inOfficeHours(workday(day)), {
      ...billing,
      ...{ lines: linesOf(random, deal) },
      ...(leadId && isFirst && { leadId }),
    })
  const today = stage.dayOf(stage.now)
  bill(daysAfter(today, random.between(1, 3)), true)
  let month = today.slice(0, 7)
  for (let n = 1; n < months; n++) {
    month = daysAfter(`${month}-01`, 31).slice(0, 7)
    bill(`${month}-0${random.between(1, 5)}`, false)
  }
}

/** Whoever sold it drafts the invoice; the accountant issues it, mostly on the same day. */
export function billAt(stage: Stage, house: House, at: Date, { owner, ...invoice }: Billing): void {
  const { random } = stage
  stage.at(at, async () => {
    const ctx = stage.as(owner.actor ?? undefined)
    const days = random.weighted([
      [14, 6],
      [30, 3],
      [7, 1],
    ] as const)
    const notes = random.chance(0.15) ? 'Thank you for your order. The delivery note is in the parcel.' : undefined
    const draft = await draftInvoice(ctx, { ...invoice, dueDate: daysAfter(ctx.today, days), ...(notes && { notes }) })
    const isRecent = stage.end.getTime() - stage.now.getTime() < 20 * 24 * 3600_000
    const wait = random.weighted([
      [0, 6],
      [1, 3],
      [4, 1],
      [40, isRecent ? 3 : 0],
    ] as const)
    const issued =
      wait === 0
        ? new Date(stage.now.getTime() + random.between(10, 90) * 60_000)
        : stage.inOfficeHours(daysAfter(ctx.today, wait))
    stage.at(issued, () => issue(stage, house, draft))
  })
}

type Draft = Awaited<ReturnType<typeof draftInvoice>>

async function issue(stage: Stage, house: House, { id, dueDate }: Draft) {
  const { random } = stage
  const paul = house.who('paul').actor ?? undefined
  const invoice = await issueInvoice(stage.as(paul), id)
  if (invoice.status === 'paid') return
  const fate = random.weighted([
    ['paid', 960],
    ['void', 14],
    ['credited', 16],
    ['bounced', 10],
  ] as const)
  const soon = () => stage.inOfficeHours(daysAfter(stage.dayOf(stage.now), random.between(1, 3)))
  if (fate === 'void')
    return stage.at(soon(), () => voidInvoice(stage.as(paul), { id, reason: random.pick(voidReasons) }))
  if (fate === 'credited') return stage.at(soon(), () => creditInvoice(stage.as(paul), id))
  const habit: Habit = random.weighted([
    ['early', 58],
    ['late', 24],
    ['inParts', 13],
    ['reluctant', 5],
  ] as const)
  planPayments(stage, house, { id, dueDate, totalAmount: invoice.totalAmount }, habit, fate === 'bounced')
}

const voidReasons = ['Ordered twice by mistake', 'Wrong client', 'Order was cancelled before delivery']

interface Owed {
  id: string
  dueDate: string
  totalAmount: string
}

function planPayments(stage: Stage, house: House, { id, dueDate, totalAmount }: Owed, habit: Habit, bounces: boolean) {
  const { random } = stage
  const paul = house.who('paul').actor ?? undefined
  const method = bounces
    ? 'Direct debit'
    : random.weighted([
        ['Bank transfer', 7],
        ['Direct debit', 2],
        ['Card', 1],
      ] as const)
  const near = (from: number, to: number) => {
    const day = daysAfter(dueDate, random.between(from, to))
    const earliest = daysAfter(stage.dayOf(stage.now), 1)
    return stage.inOfficeHours(workday(day < earliest ? earliest : day))
  }
  const pay = (at: Date, amount: string) =>
    stage.at(at, async () => {
      const ctx = stage.as(paul)
      const payment = await recordPayment(ctx, { id, amount, date: ctx.today, method })
      if (!bounces) return
      bounces = false
      stage.at(near(4, 6), async () => {
        await reversePayment(stage.as(paul), payment.id)
        pay(near(9, 16), amount)
      })
    })

  if (habit === 'early') pay(near(-9, 1), totalAmount)
  if (habit === 'late') pay(near(3, 24), totalAmount)
  if (habit === 'reluctant' && random.chance(0.7)) pay(near(25, 70), totalAmount)
  if (habit === 'inParts') {
    const deposit = `${Math.floor(Number(totalAmount) * random.pick([0.3, 0.4, 0.5]))}.00`
    if (deposit === '0.00') return pay(near(-9, 1), totalAmount)
    pay(near(-12, -6), deposit)
    pay(near(4, 40), sum([totalAmount, `-${deposit}`], 'EUR'))
  }
}
