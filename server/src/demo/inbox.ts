import { findChannel } from '../inbox/channel.ts'
import { countFlow } from '../inbox/completeness.ts'
import { assignConversation, closeConversation, readConversation } from '../inbox/conversations.ts'
import type { Incoming } from '../inbox/incoming.ts'
import { clientOfConversation, leadFromConversation, taskFromConversation } from '../inbox/links.ts'
import { receiveItem } from '../inbox/receive.ts'
import { reply } from '../inbox/replies.ts'
import { daysAfter } from '../platform/clock.ts'
import { sql } from '../platform/db/sql.ts'
import { type Business, businesses, type Language, phoneOf, strangers } from './businesses.ts'
import { shownLogins } from './cast.ts'
import { type ChannelKey, number, page } from './channels.ts'
import type { GraphApi } from './graph-player/graph-api.ts'
import type { House, Person } from './opening.ts'
import type { Photos } from './photos.ts'
import { type Script, type Step, scripts, stepsOf } from './scripts.ts'
import type { Stage } from './stage.ts'
import { finishTask, followUp, type Market, sellerFor } from './trade.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

interface Customer {
  channel: ChannelKey
  /** Page-scoped id, or the phone. */
  id: string
  name: string
  language: Language
  business: Business | undefined
}

interface Talk {
  customer: Customer
  agent: Person
  steps: Step[]
  /** Still waiting for us, answered but open, or over and closed. */
  ends: 'waiting' | 'open' | 'closed'
}

interface Props {
  stage: Stage
  house: House
  market: Market
  graph: GraphApi
  channels: Record<ChannelKey, string>
  photos: Photos
}

const agents = ['yusuf', 'yusuf', 'amira', 'amira', 'tom', 'mei', 'lena', 'lena', 'nadia', 'lucia']

/** Conversations of a year: mostly over, some of today still waiting for an answer. */
export function planInbox(props: Props, count: number, days: number): void {
  const { random, end } = props.stage
  const customers = inventCustomers(props, count)
  const waiting = Math.max(2, Math.round(count * 0.14))
  const lately = Math.max(1, Math.round(count * 0.1))
  for (const [n, customer] of customers.entries()) {
    const isWaiting = n < waiting
    const ends = isWaiting ? 'waiting' : n < waiting + lately ? 'open' : 'closed'
    // Two of those who wait do so for too long: the reply window is over.
    const minutesAgo = isWaiting
      ? n < 2
        ? random.between(27 * 60, 60 * 60)
        : 3 + Math.round((n * n * 1100) / (waiting * waiting))
      : ends === 'open'
        ? random.between(60, 3000)
        : random.between(2 * 24 * 60, days * 24 * 60)
    const over = new Date(end.getTime() - minutesAgo * MINUTE)
    const talk = planTalk(props, customer, ends, over)
    // Some came back after weeks.
    if (ends === 'closed' && random.chance(0.5))
      planTalk(props, customer, 'closed', new Date(over.getTime() + random.between(9, 80) * 24 * HOUR), talk.agent)
  }
  planReading(props)
}

function inventCustomers({ stage: { random } }: Props, count: number): Customer[] {
  const known = random.shuffled(businesses).slice(0, Math.ceil(count * 0.6))
  const people = random.shuffled(
    Object.entries(strangers).flatMap(([language, names]) =>
      names.map(name => ({ name, language: language as Language })),
    ),
  )
  const all = [
    ...known.map(business => ({ name: business.contact, language: business.language, business })),
    ...people.map(person => ({ ...person, business: undefined })),
  ]
  return random
    .shuffled(all)
    .slice(0, count)
    .map((person, n) => {
      const channel: ChannelKey = n % 5 < 3 ? 'whatsapp' : 'facebook'
      return {
        ...person,
        channel,
        id: channel === 'whatsapp' ? phoneOf(person.language, 500 + n) : `73${String(640_200_000_000 + n * 7919)}`,
      }
    })
}

// Languages with few talks of their own borrow English ones, as many people do.
function scriptsFor({ language, business }: Customer): Script[] {
  const of = (spoken: Language) =>
    scripts.filter(script => script.language === spoken && (script.who === 'client') === Boolean(business))
  const own = of(language)
  return own.length < 4 && language !== 'ar' && language !== 'zh' ? [...own, ...of('en')] : own
}

const used = new WeakMap<Stage, Map<Script, number>>()

// The talk that was told least often so far.
function leastTold(stage: Stage, choices: Script[]): Script {
  const counts = used.get(stage) ?? new Map<Script, number>()
  used.set(stage, counts)
  const told = (script: Script) => counts.get(script) ?? 0
  const script = stage.random.shuffled(choices).sort((a, b) => told(a) - told(b))[0] as Script
  counts.set(script, told(script) + 1)
  return script
}

function planTalk(props: Props, customer: Customer, ends: Talk['ends'], over: Date, sameAgent?: Person): Talk {
  const { stage, house } = props
  const { random } = stage
  const agent = sameAgent ?? house.who(random.pick(agents))
  const first = (customer.name.split(' ')[0] as string) ?? customer.name
  const roles = {
    first,
    agent: agent.name.split(' ')[0] as string,
    business: customer.business,
    city: customer.business?.city.replace(/^[\d\s-]+([A-Z]{2}\s)?/, '') ?? 'Hamburg',
  }
  const all = stepsOf(leastTold(stage, scriptsFor(customer)), random, roles)
  const steps = ends === 'waiting' ? upToQuestion(all, random.chance(0.6)) : ends === 'open' ? upToAnswer(all) : all
  const talk = { customer, agent, steps, ends }

  const moments = momentsOf(stage, steps, over, ends !== 'closed')
  let answered = 0
  for (const [n, step] of steps.entries()) {
    const at = moments[n] as Date
    if (step.kind === 'customer' || step.kind === 'photo') stage.at(at, () => customerSays(props, talk, step))
    else if (step.kind === 'react') stage.at(at, () => customerReacts(props, talk, step.emoji))
    else stage.at(at, () => companyActs(props, talk, step, n === steps.length - 1))
    if (step.kind === 'answer') answered++
  }
  if (ends === 'closed' && answered)
    stage.at(new Date((moments.at(-1) as Date).getTime() + random.between(20, 200) * MINUTE), () => close(props, talk))
  return talk
}

/** Ends with the customer's word: their first, or a later one. */
function upToQuestion(steps: Step[], isFirst: boolean): Step[] {
  const own = steps.flatMap((step, n) => (step.kind === 'customer' ? [n] : []))
  const answers = steps.flatMap((step, n) => (step.kind === 'answer' ? [n] : []))
  const last = isFirst
    ? own.find(n => !answers.some(answer => answer < n))
    : own.findLast(n => answers.some(answer => answer > n))
  return steps.slice(0, (last ?? own[0] ?? 0) + 1)
}

/** Ends with our word. */
const upToAnswer = (steps: Step[]) => steps.slice(0, steps.findLastIndex(({ kind }) => kind === 'answer') + 1)

// Customers write when they like, the company between eight and eight; what is recent stays in one piece.
function momentsOf({ random, dayOf, moment }: Stage, steps: Step[], over: Date, isRecent: boolean): Date[] {
  const gaps = steps.map(({ kind }) => {
    if (kind === 'customer' || kind === 'photo') return random.between(1, 22)
    if (kind === 'answer')
      return random.weighted([
        [random.between(1, 12), 7],
        [random.between(12, 55), 2],
      ] as const)
    return random.between(1, 3)
  })
  if (isRecent) {
    let at = over.getTime()
    return gaps
      .map((_, n) => gaps[gaps.length - 1 - n] as number)
      .map(gap => {
        const here = new Date(at)
        at -= Math.max(1, gap / 2) * MINUTE
        return here
      })
      .reverse()
  }
  let at = moment(dayOf(over), random.between(8 * 60 + 5, 17 * 60))
  return gaps.map((gap, n) => {
    if (n > 0) at = new Date(at.getTime() + gap * MINUTE)
    const evening = moment(dayOf(at), 20 * 60)
    if (at > evening) at = moment(dayOf(new Date(at.getTime() + 12 * HOUR)), 8 * 60 + random.between(2, 20))
    return at
  })
}

let messages = 0
const accounts = { facebook: page.pageId, whatsapp: number.pageId }

const from = ({ stage }: Props, { customer }: Talk, key: string) => ({
  eventKey: `demo:${key}`,
  accountId: accounts[customer.channel],
  timestampMs: stage.now.getTime(),
  externalUserId: customer.id,
  ...(customer.channel === 'whatsapp' && { phone: customer.id }),
})

const receive = async (props: Props, { customer }: Talk, item: Incoming) => {
  const ctx = props.stage.as()
  const channel = await findChannel(ctx, props.channels[customer.channel])
  if (!channel) return
  await receiveItem(ctx, channel, item)
  countFlow(ctx, channel.id, { received: 1, worked: 1 })
}

async function customerSays(props: Props, talk: Talk, step: Extract<Step, { kind: 'customer' | 'photo' }>) {
  const { customer } = talk
  if (customer.channel === 'facebook') props.graph.profile(customer.id, { name: customer.name })
  const externalMessageId = `${customer.channel === 'facebook' ? 'm_demo' : 'wamid.demo'}${++messages}`
  const content =
    step.kind === 'customer'
      ? { type: 'text' as const, text: step.text, attachments: [] }
      : {
          type: 'image' as const,
          text: null,
          attachments: [{ type: 'image' as const, ...photoOn(props, customer.channel, step.name) }],
        }
  await receive(props, talk, {
    ...{ kind: 'message', direction: 'in', externalMessageId, ...content, ...from(props, talk, externalMessageId) },
    ...(customer.channel === 'whatsapp' && { contactName: customer.name }),
  })
}

function photoOn({ photos }: Props, channel: ChannelKey, name: string) {
  const photo = photos[name]
  return channel === 'facebook' ? { url: photo?.url } : { mediaId: photo?.mediaId }
}

async function customerReacts(props: Props, talk: Talk, emoji: string) {
  const last = props.graph.sent.findLast(({ to }) => to === talk.customer.id)
  if (!last) return
  await receive(props, talk, {
    ...{ kind: 'reaction', direction: 'in', action: 'react', emoji, targetExternalMessageId: last.externalMessageId },
    ...from(props, talk, `react${++messages}`),
  })
}

async function conversationOf(ctx: ReturnType<Stage['as']>, { customer }: Talk) {
  const [found] = await ctx.query<{
    id: string
    assignedTo: string | null
    clientId: string | null
    leadId: string | null
  }>(
    sql`select s.id as "id", s.assigned_to as "assignedTo", s.client_id as "clientId", s.lead_id as "leadId"
        from ${ctx.all.CustomerIdentity} y join ${ctx.all.SocialConversation} s on s.id = y.conversation_id
        where y.external_id = ${customer.id}`,
  )
  if (!found) throw new Error(`Nobody called ${customer.name} has written`)
  return found
}

async function companyActs(props: Props, talk: Talk, step: Step, isLast: boolean) {
  const { stage, house, market } = props
  const { agent, customer } = talk
  const ctx = stage.as(agent.actor ?? undefined)
  const { id, assignedTo, clientId, leadId } = await conversationOf(ctx, talk)
  if (!assignedTo) {
    await assignConversation(ctx, { id, employeeId: agent.employeeId })
    const client = market.clients.find(({ business }) => business === customer.business)
    if (client && !clientId) await clientOfConversation(ctx, { id, clientId: client.id })
  }
  if (step.kind === 'answer') {
    await reply(ctx, { id, content: step.text })
    const isRead = !isLast || talk.ends === 'closed' || stage.random.chance(0.6)
    planReceipts(props, talk, isRead)
  }
  if (step.kind === 'lead' && !leadId) {
    const lead = await leadFromConversation(ctx, { id, title: step.title, value: step.value })
    const business = customer.business ?? personal(customer)
    followUp(stage, house, market, { id: lead.id, deal: step.deal, owner: agent, business, clientId: lead.clientId })
  }
  if (step.kind === 'task') {
    const dueDate = daysAfter(ctx.today, step.days)
    const owner = step.title.includes('Offer')
      ? agent
      : customer.business
        ? sellerFor(stage, house, customer.business, 'service')
        : agent
    const task = await taskFromConversation(ctx, {
      id,
      title: step.title.slice(0, 200),
      priority: step.days < 2 ? 'high' : 'medium',
      dueDate,
      assignedTo: owner.employeeId,
    })
    finishTask(stage, owner, task.id, stage.inOfficeHours(daysAfter(dueDate, stage.random.between(-1, 1))))
  }
}

// A stranger who buys is a client of their own name.
const personal = ({ name, language }: Customer): Business => ({
  name,
  contact: name,
  street: '',
  city: '',
  branch: language === 'es' ? 'valencia' : language === 'nl' || language === 'fr' ? 'rotterdam' : 'hamburg',
  language,
})

/** The phone has it a moment later, and the customer has seen it before long. */
function planReceipts(props: Props, talk: Talk, isRead: boolean) {
  const { stage, graph } = props
  const { customer } = talk
  const sentAt = stage.now.getTime()
  stage.at(new Date(sentAt + 1500), async () => {
    const message = graph.sent.findLast(({ to }) => to === customer.id)
    if (!message) return
    const tell = (status: 'delivered' | 'read') =>
      receive(
        props,
        talk,
        customer.channel === 'facebook'
          ? {
              kind: 'status',
              status,
              externalMessageIds: [],
              watermarkMs: stage.now.getTime(),
              ...from(props, talk, `${status}${++messages}`),
            }
          : {
              kind: 'status',
              status,
              externalMessageId: message.externalMessageId,
              errors: [],
              ...from(props, talk, `${status}${++messages}`),
              phone: customer.id,
            },
      )
    await tell('delivered')
    if (isRead) stage.at(new Date(sentAt + stage.random.between(8, 50) * 1000), () => tell('read'))
  })
}

async function close({ stage }: Props, talk: Talk) {
  const ctx = stage.as(talk.agent.actor ?? undefined)
  const { id } = await conversationOf(ctx, talk)
  await closeConversation(ctx, id)
}

// Whoever tries the demo finds the old conversations read and those of today unread.
function planReading({ stage, house }: Props) {
  stage.at(new Date(stage.end.getTime() - 9), async () => {
    for (const key of shownLogins) {
      const { actor } = house.who(key)
      if (!actor?.may('can_view_social')) continue
      const ctx = stage.as(actor)
      const seen = await ctx.query<{ id: string }>(
        sql`select s.id as "id" from ${ctx.visible.SocialConversation} s where s.last_sender_type = 'agent' or s.status = 'Closed'`,
      )
      for (const { id } of seen) stage.at(stage.now, () => readConversation(ctx, id))
    }
  })
}
