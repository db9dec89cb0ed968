import { changeClient, createClient } from '../crm/clients.ts'
import { changeLead, createLead, findLead, loseLead, moveLead, reopenLead, winLead } from '../crm/leads.ts'
import { daysAfter } from '../platform/clock.ts'
import { createTask, moveTask } from '../tasks/tasks.ts'
import { type Billing, billAt, billMonthly } from './billing.ts'
import { type Business, businesses, emailAt, foundBusiness, phoneNear } from './businesses.ts'
import type { BranchKey } from './cast.ts'
import { type Deal, linesOf, lostReasons, sources, titlesOf, worthOf } from './goods.ts'
import type { House, Person } from './opening.ts'
import { type Stage, workday } from './stage.ts'

const DAY = 24 * 3600_000

export interface Client {
  id: string
  business: Business
}

/** Everybody we sell to so far; grows with every lead won. */
export interface Market {
  clients: Client[]
  prospects: Business[]
}

/** A lead on its way. */
export interface Chance {
  id: string
  deal: Deal
  owner: Person
  business: Business
  clientId: string | null
  lines?: Billing['lines']
}

const sellers: Record<BranchKey, { large: string[]; small: string[] }> = {
  hamburg: { large: ['omar', 'wei', 'felix'], small: ['lena', 'lena', 'felix'] },
  rotterdam: { large: ['thijs', 'nadia'], small: ['thijs', 'nadia'] },
  valencia: { large: ['carmen', 'lucia'], small: ['lucia', 'carmen'] },
}

const deals = [
  ['machine', 30],
  ['flour', 22],
  ['packaging', 18],
  ['service', 14],
  ['coffee', 10],
  ['fitOut', 6],
] as const satisfies [Deal, number][]

const inbound = new Set(['Website', 'Google Ads', 'Newsletter'])

const contactOf = (business: Business) =>
  `${business.contact}\n${emailAt(business, business.contact)}\n+${phoneNear(business)}`

export const sellerFor = ({ random }: Stage, house: House, { branch }: Business, deal: Deal) =>
  house.who(random.pick(sellers[branch][deal === 'fitOut' || deal === 'machine' ? 'large' : 'small']))

/** The clients there were before, entered in the first days, each with what they buy every month. */
export function openMarket(stage: Stage, house: House, known: number, days: number): Market {
  const { random } = stage
  const all = random.shuffled(businesses)
  const market: Market = { clients: [], prospects: all.slice(known) }
  for (const [n, business] of all.slice(0, known).entries()) {
    stage.at(stage.moment(stage.day(days), 9 * 60 + n), async () => {
      const client = await createClient(stage.as(house.who('jonas').actor ?? undefined), {
        name: business.name,
        contactInfo: contactOf(business),
        ...detailsOf(stage, house, business),
      })
      market.clients.push({ id: client.id, business })
      if (!random.chance(0.55)) return
      const deal = random.weighted([
        ['flour', 6],
        ['coffee', 2],
        ['packaging', 1],
      ] as const)
      const owner = sellerFor(stage, house, business, deal)
      billMonthly(stage, house, {
        owner,
        clientId: client.id,
        branchId: house.branchIds[business.branch],
        deal,
        months: 13,
      })
    })
  }
  return market
}

const detailsOf = ({ random }: Stage, house: House, { street, city, branch }: Business) => ({
  address: `${street}\n${city}`,
  branchId: house.branchIds[branch],
  taxNumber: random.chance(0.6)
    ? `${{ hamburg: 'DE', rotterdam: 'NL', valencia: 'ES' }[branch]} ${random.between(100, 999)} ${random.between(100, 999)} ${random.between(100, 999)}`
    : null,
})

/** Leads spread over the year, a few more every month. */
export function planLeads(stage: Stage, house: House, market: Market, count: number, days: number): void {
  for (let n = 0; n < count; n++) {
    // The root makes the later months busier.
    const daysAgo = Math.floor(days * (1 - Math.sqrt((n + 0.5) / count) * 0.3 - ((n + 0.5) / count) * 0.7))
    const at = stage.inOfficeHours(stage.day(daysAgo))
    stage.at(at, () => meetSomebody(stage, house, market))
  }
}

async function meetSomebody(stage: Stage, house: House, market: Market) {
  const { random } = stage
  const deal: Deal = random.weighted(deals)
  const known = market.clients.length && random.chance(0.4) ? random.pick(market.clients) : undefined
  const business = known?.business ?? market.prospects.shift() ?? foundBusiness(random)
  const owner = sellerFor(stage, house, business, deal)
  const source = known
    ? random.weighted([
        ['Phone', 4],
        ['Referral', 3],
        ['Newsletter', 2],
        ['Website', 5],
        ['Trade fair', 2],
      ] as const)
    : random.weighted(sources)
  const oneOff = deal !== 'flour' && deal !== 'coffee'
  const lines = oneOff ? linesOf(random, deal) : undefined
  const lead = {
    title: random.chance(0.7)
      ? `${business.name}: ${lowerFirst(random.pick(titlesOf[deal]))}`
      : `${random.pick(titlesOf[deal])} for ${business.name}`,
    source,
    value: lines ? roughly(lines) : `${random.between(...worthOf[deal])}00.00`,
    clientId: known?.id ?? null,
    branchId: house.branchIds[business.branch],
    contactInfo: contactOf(business),
  }
  if (inbound.has(source)) {
    const { id } = await createLead(stage.as(), lead)
    const taken = new Date(stage.now.getTime() + random.between(2, 30) * 3600_000)
    stage.at(taken, async () => {
      await changeLead(stage.as(owner.actor ?? undefined), { id, assignedTo: owner.employeeId })
      followUp(stage, house, market, { id, deal, owner, business, clientId: lead.clientId, ...(lines && { lines }) })
    })
  } else {
    const { id } = await createLead(stage.as(owner.actor ?? undefined), { ...lead, assignedTo: owner.employeeId })
    followUp(stage, house, market, { id, deal, owner, business, clientId: lead.clientId, ...(lines && { lines }) })
  }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const roughly = (lines: NonNullable<Chance['lines']>) => {
  const net = lines.reduce((sum, { quantity, unitPrice }) => sum + Number(quantity) * Number(unitPrice), 0)
  return `${Math.round(net / 10) * 10}.00`
}

/** What becomes of a lead in the weeks after: talks, an offer, a yes or a no. */
export function followUp(stage: Stage, house: House, market: Market, chance: Chance, sure = false): void {
  const { random } = stage
  const after = (from: number, to: number) =>
    stage.inOfficeHours(stage.dayOf(new Date(stage.now.getTime() + random.between(from, to) * DAY)))
  const { id, owner } = chance
  const as = () => stage.as(owner.actor ?? undefined)

  if (random.chance(0.45)) planErrand(stage, chance)
  const talks = after(1, 8)
  const willTalk = random.chance(0.82)
  if (willTalk) stage.at(talks, () => moveLead(as(), { id, status: 'negotiation' }))

  const large = chance.deal === 'fitOut'
  const decided = after(large ? 20 : 12, large ? 75 : 42)
  const answer = sure
    ? 'yes'
    : random.weighted([
        ['yes', willTalk ? 56 : 8],
        ['no', 38],
        ['never', 6],
      ] as const)
  if (answer === 'yes') stage.at(decided, () => win(stage, house, market, chance))
  if (answer === 'no')
    stage.at(decided, async () => {
      await loseLead(as(), { id, reason: random.pick(lostReasons) })
      if (random.chance(0.05)) stage.at(after(10, 30), () => reopenLead(as(), id))
    })
}

async function win(stage: Stage, house: House, market: Market, { id, owner, deal, business, clientId, lines }: Chance) {
  const ctx = stage.as(owner.actor ?? undefined)
  const known = clientId ?? market.clients.find(client => client.business === business)?.id
  const lead = await findLead(stage.as(), id)
  const won = await winLead(
    ctx,
    known ? { id, clientId: known } : lead.clientId ? { id } : { id, clientName: business.name },
  )
  const client = won.clientId as string
  if (!market.clients.some(one => one.id === client)) {
    market.clients.push({ id: client, business })
    if (business.street)
      await changeClient(ctx, { id: client, contactInfo: contactOf(business), ...detailsOf(stage, house, business) })
  }
  const billing = { owner, clientId: client, branchId: house.branchIds[business.branch], leadId: id }
  if (deal === 'flour' || deal === 'coffee')
    billMonthly(stage, house, { ...billing, deal, months: stage.random.between(2, 4) })
  else {
    const day = workday(daysAfter(ctx.today, stage.random.between(deal === 'packaging' ? 1 : 3, 16)))
    billAt(stage, house, stage.inOfficeHours(day), { ...billing, lines: lines ?? linesOf(stage.random, deal) })
  }
}

const errands = [
  'Send the offer',
  'Call back',
  'Arrange a test bake',
  'Ask for the floor plan',
  'Check the delivery time',
  'Send references',
]

// Something to be done for a lead, by whoever has it.
function planErrand(stage: Stage, { id, owner, business, clientId }: Chance) {
  const { random } = stage
  const due = daysAfter(stage.dayOf(stage.now), random.between(2, 9))
  stage.at(new Date(stage.now.getTime() + random.between(5, 50) * 60_000), async () => {
    const task = await createTask(stage.as(owner.actor ?? undefined), {
      title: `${random.pick(errands)}: ${business.name}`,
      priority: random.weighted([
        ['high', 2],
        ['medium', 5],
        ['low', 2],
      ] as const),
      ...{ dueDate: due, leadId: id, clientId, assignedTo: owner.employeeId },
    })
    // Most of what is due was done in time, a few things lie around.
    const done = random.chance(0.93) ? random.between(-2, 1) : random.between(8, 20)
    finishTask(stage, owner, task.id, stage.inOfficeHours(workday(daysAfter(due, done))))
  })
}

/** Taken up somewhat before, done at that time. */
export function finishTask(stage: Stage, by: Person, id: string, done: Date): void {
  const begun = new Date(stage.now.getTime() + (done.getTime() - stage.now.getTime()) * 0.6)
  const as = () => stage.as(by.actor ?? undefined)
  if (stage.random.chance(0.5)) stage.at(begun, () => moveTask(as(), { id, status: 'in_progress' }))
  stage.at(new Date(Math.max(done.getTime(), begun.getTime() + 60_000)), () => moveTask(as(), { id, status: 'done' }))
}
