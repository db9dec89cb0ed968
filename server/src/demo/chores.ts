import { daysAfter } from '../platform/clock.ts'
import { createTask } from '../tasks/tasks.ts'
import type { DepartmentKey } from './cast.ts'
import type { House } from './opening.ts'
import { type Stage, workday } from './stage.ts'
import { finishTask } from './trade.ts'

/** What has to be done in the house, besides customers. */
const chores: Partial<Record<DepartmentKey, string[]>> = {
  management: [
    'Prepare the talk with the bank',
    'Sign the new lease for Rotterdam',
    'Plan the summer party',
    'Read the offers for the roof',
  ],
  sales: [
    'Update the price list',
    'Prepare the quarterly review',
    'Book the stand at the trade fair',
    'Write the reference about Brotfabrik Altona',
  ],
  keyAccounts: [
    'Visit the three largest clients',
    'Compare discounts of last year',
    'Prepare the yearly talk with Hotel Mirador',
  ],
  shops: [
    'Call everybody who has not ordered since spring',
    'Take new samples to the cafés',
    'Photograph the new counters',
  ],
  care: ['Write answers for the usual questions', 'Look through open conversations', 'Collect praise for the website'],
  marketing: [
    'Newsletter: recipes for autumn',
    'New pictures of the mixers',
    'Translate the catalogue into Arabic',
    'Print the calendar',
  ],
  operations: ['Check the cold chain report', 'Negotiate the fuel card', 'Renew the forklift inspection'],
  warehouse: [
    'Count the flour',
    'Sort out torn bags',
    'Order pallets',
    'Inspect the racks',
    'Clean the cold room',
    'Relabel aisle 4',
    'Winter tyres for the vans',
    'Take back the empty boxes',
  ],
  purchasing: [
    'Compare three mills',
    'Ask for samples of oat drink',
    'Renew the contract for butter',
    'Find a second supplier for bags',
  ],
  service: [
    'Calibrate the thermometers',
    'Order drive belts',
    'Write up the visits of last week',
    'Plan the maintenance tour',
  ],
  finance: [
    'Close the month',
    'Prepare the VAT return',
    'Chase overdue invoices',
    'File the contracts',
    'Plan the holidays',
    'Reconcile the bank account',
  ],
}

const details = [
  'Ask Pieter if anything is unclear.',
  'The folder is on the shared drive under “Operations”.',
  'Two hours should do. Please write down what was missing.',
  'Not before the delivery on Tuesday.',
]

/** Tasks of a year; most are done, some are late, some are due this week. */
export function planChores(stage: Stage, house: House, count: number, days: number): void {
  const { random } = stage
  const keys = Object.keys(chores) as DepartmentKey[]
  const nextTitle = inTurn(stage)
  for (let n = 0; n < count; n++) {
    const department = random.pick([...keys, 'warehouse', 'warehouse', 'finance'] as DepartmentKey[])
    const team = [...house.people.values()].filter(person => person.department === department)
    const chief = team.find(({ actor }) => actor) ?? house.who('marta')
    const daysAgo = random.chance(0.25) ? random.between(0, 10) : random.between(0, days)
    stage.at(stage.inOfficeHours(stage.day(daysAgo)), async () => {
      const who = random.pick(team)
      const due = daysAfter(stage.dayOf(stage.now), random.between(2, 16))
      const { id } = await createTask(stage.as(chief.actor ?? undefined), {
        title: nextTitle(department),
        priority: random.weighted([
          ['high', 2],
          ['medium', 5],
          ['low', 3],
        ] as const),
        dueDate: due,
        assignedTo: random.chance(0.95) ? who.employeeId : null,
        ...(random.chance(0.25) && { description: random.pick(details) }),
      })
      // What lies around has not done so for long.
      const isRecent = due > stage.day(18)
      if (random.chance(isRecent ? 0.7 : 1))
        finishTask(
          stage,
          who.actor ? who : house.who('pieter'),
          id,
          stage.inOfficeHours(workday(daysAfter(due, random.between(-4, 2)))),
        )
    })
  }
}

// One after the other, so that nothing is to be done twice in a row.
function inTurn({ random }: Stage) {
  const left = new Map<DepartmentKey, string[]>()
  return (department: DepartmentKey): string => {
    const titles = left.get(department) ?? []
    if (titles.length === 0) titles.push(...random.shuffled(chores[department] as string[]))
    left.set(department, titles)
    return titles.pop() as string
  }
}
