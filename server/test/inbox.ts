import { setTimeout as sleep } from 'node:timers/promises'
import { measureAnswers } from '../src/inbox/answers.ts'
import { sql } from '../src/platform/db/sql.ts'
import type { JobWork } from '../src/platform/jobs.ts'
import { type Company, newCompany, type Person } from './world.ts'

let count = 0
/** Digits that no other test uses. */
export const uniqueDigits = () => `${process.pid}${String(Date.now()).slice(-5)}${++count}`

export interface Inbox {
  company: Company
  pageId: string
  token: string
  integrationId: string
}

/** A company with a connected Facebook page. */
export const withPage = (pageId = `10${uniqueDigits()}`) => connected('facebook', pageId)
/** A company with a connected WhatsApp number. */
export const withNumber = (pageId = `20${uniqueDigits()}`) => connected('whatsapp', pageId)

async function connected(provider: 'facebook' | 'whatsapp', pageId: string): Promise<Inbox> {
  const company = await newCompany()
  const token = `token-${uniqueDigits()}`
  if (provider === 'facebook') company.graph.page(pageId, { token, name: 'Harbour Bakery' })
  else company.graph.number(pageId, { token, name: 'Harbour Bakery' })
  const { id } = await company.admin.api.inbox.integrations.create({ provider, pageId, accessToken: token })
  await company.settled()
  return { company, pageId, token, integrationId: id }
}

/** A customer has written; gives the conversation as somebody sees it. */
export async function customerWrote(
  { company, pageId }: Inbox,
  text = 'Do you deliver on Sundays?',
  name = 'Ana Example',
) {
  const psid = `7${uniqueDigits()}`
  await company.graph.customerWrites({ pageId, psid, name, text })
  await company.settled()
  const { items } = await company.admin.api.inbox.conversations.list({ limit: 100 })
  return items.find(({ externalUserId }) => externalUserId === psid) as (typeof items)[number]
}

/** The thread as somebody reads it, oldest first. */
export const threadOf = async ({ api }: Person, id: string) =>
  (await api.inbox.conversations.messages({ id, sort: 'createdAt', limit: 100 })).items

/** Waits, within bounds, until something holds. */
export async function eventually<T>(look: () => Promise<T | undefined | false>, withinMs = 15_000): Promise<T> {
  const until = Date.now() + withinMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > until) throw new Error('It did not come to that in time')
    await sleep(50)
  }
}

/** Waits until no item of a delivery waits for its message any more. */
export async function allWorked(company: Company, withinMs = 25_000) {
  await eventually(async () => {
    await company.settled()
    const waiting = await company.look(ctx =>
      ctx.query(sql`select j.id as "id" from ${ctx.all.Job} j where j.name = 'read-item-again'`),
    )
    return waiting.length === 0
  }, withinMs)
}

/** Works out response times now instead of at the next look. */
export const measured = ({ platform, lookAsInstallation }: Company) =>
  measureAnswers({ platform, look: lookAsInstallation } as JobWork)

/** What the inbox holds, without the ids and times that differ from one company to the next. */
export async function stateOf(company: Company) {
  const threads = await company.look(ctx =>
    ctx.query(
      sql`select s.external_user_id as "customer", s.status as "status", s.last_message_at as "lastMessageAt",
          s.last_message_text as "lastMessageText", s.last_sender_type as "lastSenderType",
          s.last_customer_at as "lastCustomerAt" from ${ctx.all.SocialConversation} s order by s.external_user_id`,
    ),
  )
  const messages = await company.look(ctx =>
    ctx.query(
      sql`select s.external_user_id as "customer", m.external_message_id as "externalMessageId",
          m.sender_type as "senderType", m.content as "content", m.status as "status", m.reactions as "reactions",
          m.created_at as "createdAt" from ${ctx.all.SocialMessage} m
          join ${ctx.all.SocialConversation} s on s.id = m.conversation_id order by m.external_message_id`,
    ),
  )
  await measured(company)
  const responses = await company.look(ctx =>
    ctx.query(
      sql`select m.external_message_id as "externalMessageId", r.asked_at as "askedAt", r.seconds as "seconds", r.is_first as "isFirst"
          from ${ctx.all.ResponseTime} r join ${ctx.all.SocialMessage} m on m.id = r.message_id order by m.external_message_id`,
    ),
  )
  return { threads, messages, responses }
}
