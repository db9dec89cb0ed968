import { wordlessSigns } from '@steward/contract/inbox/wordless.ts'
import { folded, sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'
import { AtTheSameMoment, type Began, type Customer, named } from './customers.ts'

/** A message that nobody had to answer ("thank you") does not make the next matter look late: silence of three days ends a matter. */
export const SILENCE_MS = 3 * 86_400_000

/** `early`: it speaks of a message that has not come yet; worth another try a little later. */
export type Outcome = 'done' | 'early' | 'ignored'

// A clock that runs ahead must not hold the top of the list, nor keep a reply window open.
export const momentOf = (ctx: Ctx, timestampMs: number | null) =>
  new Date(Math.min(timestampMs ?? ctx.now.getTime(), ctx.now.getTime()))

export interface Latest {
  id: string
  at: Date
  text: string
  sender: 'customer' | 'agent'
}

/** Where a message lies: the conversation of its own channel, and the one that people see, which is another where some were merged. */
export interface Place {
  id: string
  wholeId: string
}

/** A conversation as it stands after the first message in it. */
export const beganWith = ({ id, at, text, sender }: Latest, customer?: Customer): Began => {
  const { externalUserName, search } = customer ? named(customer) : { externalUserName: '', search: '' }
  return {
    ...(externalUserName && { externalUserName, search }),
    ...(sender === 'customer' && { lastCustomerAt: at, waitingSince: at }),
    ...{ lastMessageId: id, lastMessageText: text, lastWords: searchable(text), lastSenderType: sender },
    ...{ lastMessageAt: at, listedAt: at },
  }
}

/**
 * Moves the conversation on to a message, unless a later one came before. Done before the message is inserted: the row is locked
 * first by everybody, where the foreign key's shared lock of two inserts would end in a deadlock. MySQL sets fields from left to
 * right and sees what it has set, so the time that all conditions look at comes last.
 */
export async function touchThread(ctx: Ctx, { id, wholeId }: Place, latest: Latest, customer?: Customer) {
  const isPart = wholeId !== id
  const touched = await move(ctx, { id, mergedInto: isPart ? wholeId : null }, latest, customer)
  const isWhole = touched > 0 && (!isPart || (await move(ctx, { id: wholeId, mergedInto: null }, latest)) > 0)
  if (!isWhole) throw new AtTheSameMoment('This conversation was merged, or taken apart, meanwhile')
}

function move(
  ctx: Ctx,
  which: { id: string; mergedInto: string | null },
  { id: messageId, at, text, sender }: Latest,
  customer?: Customer,
): Promise<number> {
  const isLater = sql`(last_message_at < ${at} or (last_message_at = ${at} and last_message_id < ${messageId}))`
  const { externalUserName, search } = customer ? named(customer) : { externalUserName: '', search: '' }
  return ctx.write.change('SocialConversation', which, {
    ...(externalUserName && {
      search: sql`case when external_user_name is null or ${isLater} then ${search} else search end`,
      externalUserName: sql`case when external_user_name is null or ${isLater} then ${externalUserName} else external_user_name end`,
    }),
    ...(sender === 'customer' && {
      lastCustomerAt: sql`case when last_customer_at is null or last_customer_at < ${at} then ${at} else last_customer_at end`,
    }),
    measureFrom: earliest(at),
    waitingSince: sql`case when ${isLater} then ${sender === 'agent' ? sql`null` : sinceWhen(at)} else waiting_since end`,
    lastMessageText: sql`case when ${isLater} then ${text} else last_message_text end`,
    lastWords: sql`case when ${isLater} then ${searchable(text)} else last_words end`,
    lastSenderType: sql`case when ${isLater} then ${sender} else last_sender_type end`,
    lastMessageId: sql`case when ${isLater} then ${messageId} else last_message_id end`,
    listedAt: sql`case when listed_at < ${at} then ${at} else listed_at end`,
    lastMessageAt: sql`case when last_message_at < ${at} then ${at} else last_message_at end`,
  })
}

// Goes on waiting, unless it was said so long after that it is another matter. What comes late is put right when answers are measured.
const sinceWhen = (at: Date) =>
  sql`case when last_sender_type = 'customer' and last_message_at > ${new Date(at.getTime() - SILENCE_MS)} and waiting_since is not null then waiting_since else ${at} end`

// Of what is to be measured anew: as far back as anybody says.
const earliest = (at: Date) =>
  sql`case when measure_from is null or measure_from > ${at} then ${at} else measure_from end`

/** Response times are worked out again from a message on that counts from now on, or no longer does. */
export const measureAgain = (ctx: Ctx, { wholeId, createdAt }: { wholeId: string; createdAt: string }) =>
  ctx.write.note('SocialConversation', { id: wholeId }, { measureFrom: earliest(new Date(createdAt)) })

/** A text as it is searched. */
export const searchable = (text: string) => folded(text).slice(0, 300).toWellFormed()

/** One line for lists. */
export const previewOf = ({
  content,
  attachments,
}: {
  content: string
  attachments: { type: keyof typeof wordlessSigns; name?: string }[]
}) =>
  (content || attachments.map(({ type, name }) => name ?? wordlessSigns[type] ?? type).join(' '))
    .slice(0, 300)
    .toWellFormed()
