import { z } from 'zod'
import { Client } from '../crm/clients.ts'
import { Lead } from '../crm/leads.ts'
import { InvoiceRow } from '../finance/invoices.ts'
import { act, create, get } from '../platform/base.ts'
import { listQuery, page, yesNo } from '../platform/page.ts'
import {
  Amount,
  ById,
  ClockTime,
  Day,
  Id,
  Instant,
  Money,
  optionalText,
  searchWords,
  text,
  Version,
} from '../platform/values.ts'
import { Task, TaskPriority } from '../tasks/tasks.ts'
import { Provider } from './integrations.ts'
import { LabelMark } from './labels.ts'

/** `pending`: an automation answers, and people do once it hands over or one of them takes it. */
export const ConversationStatus = z.enum(['open', 'pending', 'closed'])
export type ConversationStatus = z.infer<typeof ConversationStatus>

/** One of the conversations that were merged: a customer on one channel. */
export const ConversationPart = z.object({
  /** Of its own: whoever answers with it answers through its channel. */
  id: Id,
  platform: Provider,
  integrationId: Id,
  channelName: z.string().nullable(),
  customerName: z.string().nullable(),
  lastCustomerAt: Instant.nullable(),
  mayReply: z.boolean(),
  replyUntil: Instant.nullable(),
})
export type ConversationPart = z.infer<typeof ConversationPart>

export const Conversation = z.object({
  id: Id,
  platform: Provider,
  integrationId: Id,
  /** What the page or number is called. */
  channelName: z.string().nullable(),
  externalUserId: z.string(),
  externalUserName: z.string().nullable(),
  status: ConversationStatus,
  /** Out of the way until then, or until the customer writes. */
  snoozedUntil: Instant.nullable(),
  lastMessageAt: Instant,
  /** When it last came to the top of its lists: with a message, or when it woke. */
  listedAt: Instant,
  lastMessageText: z.string(),
  lastSenderType: z.enum(['customer', 'agent']),
  /** The first word of the customer’s that nobody has answered; null while the last word is ours. */
  waitingSince: Instant.nullable(),
  assignedTo: Id.nullable(),
  assignedName: z.string().nullable(),
  /** Whose matter it is, whether somebody has it or nobody yet. */
  teamId: Id.nullable(),
  teamName: z.string().nullable(),
  clientId: Id.nullable(),
  clientName: z.string().nullable(),
  leadId: Id.nullable(),
  leadTitle: z.string().nullable(),
  /** The channel lets us answer right now. */
  mayReply: z.boolean(),
  /** Until when it does; null: it does not, or it always does. */
  replyUntil: Instant.nullable(),
  /** Something the reader of this answer has not seen yet. */
  unread: z.boolean(),
  /** A note calls the reader of this answer, who has not seen it yet. */
  mentioned: z.boolean(),
  /** By name. */
  labels: z.array(LabelMark),
  /** What it is made of where conversations were merged, itself among them; in which the customer wrote last comes first. Else none. */
  parts: z.array(ConversationPart),
  /** With which id it is answered where the customer wrote last. */
  answerThrough: Id,
  /** Up to which of the customer's messages the reader of this answer has seen. */
  readAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Conversation = z.infer<typeof Conversation>

export const Attachment = z.object({
  id: z.string(),
  type: z.enum([
    'image',
    'video',
    'audio',
    'file',
    'sticker',
    'location',
    'contact',
    'link',
    'template',
    'unsupported',
  ]),
  name: z.string().optional(),
  /** Of a file, where it is kept here; of anything else, an address on the web. */
  url: z.string().optional(),
  /** A small WebP of a picture. */
  thumbnailUrl: z.string().optional(),
  /** Pixels of a picture as it stands upright. */
  width: z.int().optional(),
  height: z.int().optional(),
  /** Bytes. */
  size: z.int().optional(),
  /** What the bytes are, not what somebody called them; left out when they can only be handed out. */
  mimeType: z.string().optional(),
  /** Of a file alone: `fetching` it from the channel, which soon forgets it; or why that has not worked so far. */
  state: z.enum(['fetching', 'kept', 'failed']).optional(),
  trouble: z.enum(['unreachable', 'gone', 'too_large', 'damaged', 'no_room']).optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  address: z.string().optional(),
  /** Of a contact somebody sent. */
  phones: z.array(z.string()).optional(),
  emails: z.array(z.string()).optional(),
  /** The channel could not get the file. */
  unavailable: z.boolean().optional(),
  /** What the customer can press instead of writing. */
  choices: z.array(z.string()).optional(),
})
export type Attachment = z.infer<typeof Attachment>

/** A file that waits to be sent with an answer. */
export const Upload = z.object({
  id: Id,
  name: z.string(),
  /** How the channel will take it. */
  type: z.enum(['image', 'video', 'audio', 'file']),
  /** Bytes. */
  size: z.int(),
})
export type Upload = z.infer<typeof Upload>

export const MessageStatus = z.enum(['received', 'queued', 'sent', 'delivered', 'read', 'failed'])

export const Message = z.object({
  id: Id,
  conversationId: Id,
  /** Through which part it came or left, where conversations were merged; else the conversation. */
  partId: Id,
  senderType: z.enum(['customer', 'agent']),
  /** The employee who wrote it here; null for customers and for what was sent outside Steward. */
  senderId: Id.nullable(),
  senderName: z.string().nullable(),
  /** Steward wrote it by itself, outside business hours: it counts as nobody’s answer. */
  automatic: z.boolean(),
  content: z.string(),
  attachments: z.array(Attachment),
  externalMessageId: z.string().nullable(),
  replyTo: z.string().nullable(),
  reactions: z.array(z.object({ emoji: z.string(), by: z.enum(['customer', 'agent']) })),
  status: MessageStatus,
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  /** When its text was last changed or taken back by whoever wrote it. */
  editedAt: Instant.nullable(),
  /** The provider's time. */
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Message = z.infer<typeof Message>

/** Views of the inbox and how many open conversations stand in each, snoozed ones only where it says so; counted to `countedUpTo` and no further. */
export const InboxCounts = z.object({
  mine: z.int(),
  unassigned: z.int(),
  all: z.int(),
  waiting: z.int(),
  /** Those that wait and can be answered for four more hours at most. */
  closing: z.int(),
  snoozed: z.int(),
  closed: z.int(),
  /** Those that an automation answers. */
  automated: z.int(),
  /** Those in which a note calls the reader of this answer, who has not seen it yet. */
  mentions: z.int(),
  /**
   * What waits for the reader of this answer: their own to be answered, nobody's that they have not read, and those in which they
   * were mentioned.
   */
  forYou: z.int(),
})
export type InboxCounts = z.infer<typeof InboxCounts>

/** A page or number as those who answer on it know it. */
export const Channel = z.object({
  id: Id,
  provider: Provider,
  name: z.string().nullable(),
  branchId: Id.nullable(),
  branchName: z.string().nullable(),
  /** `off`: switched off or disconnected. `reconnect`: its token is gone. */
  state: z.enum(['ok', 'off', 'reconnect']),
  /** Bytes of the largest file that can be sent; null: none can. */
  filesUpTo: z.int().nullable(),
  /** How many choices one message takes, and how many characters each. */
  choices: z.object({ atMost: z.int(), length: z.int() }),
  /** It takes approved templates, also when the reply window is closed. */
  hasTemplates: z.boolean(),
  /** An automation answers there until it hands over. */
  startsAutomated: z.boolean(),
})
export type Channel = z.infer<typeof Channel>

/** Who is writing, as the channel knows them. */
export const Customer = z.object({
  conversationId: Id,
  name: z.string().nullable(),
  /** With a plus, where the channel tells it. */
  phone: z.string().nullable(),
  /** As they gave it themselves. */
  email: z.string().nullable(),
  /** The page of the company's site that they wrote from last. */
  page: z.string().nullable(),
  /** Every id under which the channel names them. */
  identities: z.array(z.object({ platform: Provider, id: z.string() })),
  channel: Channel.nullable(),
  since: Instant,
})
export type Customer = z.infer<typeof Customer>

/** A colleague who has the conversation open right now. */
export const Colleague = z.object({ id: Id, name: z.string(), doing: z.enum(['looking', 'writing']) })
export type Colleague = z.infer<typeof Colleague>

/** A message or a note in which words were found. */
export const MessageHit = z.object({
  id: Id,
  by: z.enum(['customer', 'agent', 'note']),
  /** The employee who wrote it. */
  authorName: z.string().nullable(),
  conversationId: Id,
  platform: Provider,
  customerName: z.string(),
  /** What stands around the words, on one line. */
  excerpt: z.string(),
  /** Where the words stand in the excerpt: from and up to which character. */
  marks: z.array(z.tuple([z.int(), z.int()])),
  createdAt: Instant,
})
export type MessageHit = z.infer<typeof MessageHit>

/** An invoice that went out with a message, as it stands today. */
export const SentInvoice = InvoiceRow.pick({
  kind: true,
  number: true,
  currency: true,
  totalAmount: true,
  paidAmount: true,
  dueDate: true,
  status: true,
}).extend({ messageId: Id, invoiceId: Id })
export type SentInvoice = z.infer<typeof SentInvoice>

/** A payment on an invoice that was sent in the conversation. */
export const PaymentSeen = z.object({
  id: Id,
  invoiceId: Id,
  number: z.string().nullable(),
  amount: Money,
  currency: z.string(),
  /** Nothing was left to pay with it. */
  isLast: z.boolean(),
  createdAt: Instant,
  /** When it turned out not to have come. */
  reversedAt: Instant.nullable(),
})
export type PaymentSeen = z.infer<typeof PaymentSeen>

export const conversations = {
  list: get('/conversations', 'can_view_social', 'List conversations, those first that came up last')
    .input(
      listQuery(['lastMessageAt', 'listedAt', 'lastCustomerAt', 'waitingSince'], {
        status: ConversationStatus.optional(),
        platform: Provider.optional(),
        integrationId: Id.optional(),
        assignedTo: Id.optional(),
        unassigned: yesNo.optional(),
        /** The last word is the customer's. */
        waiting: yesNo.optional(),
        /** The channel lets us answer for a while only, and that while is not over. */
        closing: yesNo.optional(),
        /** A note called the reader, whether they have seen it or not. */
        mentioned: yesNo.optional(),
        labelId: Id.optional(),
        teamId: Id.optional(),
        snoozed: yesNo.optional(),
        branchId: Id.optional(),
        clientId: Id.optional(),
        leadId: Id.optional(),
      }),
    )
    .output(page(Conversation)),
  find: get('/conversations/{id}', 'can_view_social', 'One conversation').input(ById).output(Conversation),
  counts: get('/inbox/counts', 'can_view_social', 'How many conversations each view holds').output(InboxCounts),
  channels: get('/inbox/channels', 'can_view_social', 'Pages and numbers that customers write to').output(
    z.object({ items: z.array(Channel) }),
  ),
  customer: get('/conversations/{id}/customer', 'can_view_social', 'Who is writing').input(ById).output(Customer),
  /** Kept nowhere: it reaches whoever may see the conversation over the live stream, and is forgotten within a minute. */
  presence: act(
    '/conversations/{id}/presence',
    { needs: 'can_view_social', keepsNothing: true },
    'I have this open, am writing, or have left',
  )
    .input(z.strictObject({ id: Id, doing: z.enum(['looking', 'writing', 'gone']) }))
    .output(z.object({ others: z.array(Colleague) })),
  message: get('/messages/{id}', 'can_view_social', 'One message').input(ById).output(Message),
  messages: get('/conversations/{id}/messages', 'can_view_social', 'Messages, newest first unless sort=createdAt')
    .input(
      z.strictObject({
        id: Id,
        limit: z.coerce.number().int().min(1).max(100).default(50),
        cursor: z.string().max(600).optional(),
        sort: z.enum(['createdAt', '-createdAt']).optional(),
      }),
    )
    .output(page(Message)),
  /** Older ones go on with `cursor: olderCursor`, newer ones with `cursor: newerCursor, sort: 'createdAt'`. */
  messagesAround: get(
    '/conversations/{id}/messages/around',
    'can_view_social',
    'Messages around a moment, newest first',
  )
    .input(z.strictObject({ id: Id, at: Instant }))
    .output(
      z.object({ items: z.array(Message), olderCursor: z.string().nullable(), newerCursor: z.string().nullable() }),
    ),
  search: get('/inbox/search', 'can_view_social', 'Look for words, or their beginnings, in messages and notes')
    .input(
      z.strictObject({
        q: searchWords.min(1),
        limit: z.coerce.number().int().min(1).max(50).default(20),
        cursor: Id.optional(),
      }),
    )
    .output(z.object({ items: z.array(MessageHit), nextCursor: Id.nullable() })),
  /**
   * A text longer than the channel takes in one message becomes several, and each file is one of its own, sent in order; the answer is
   * the first. Files are uploaded before, with `PUT /conversations/{id}/uploads?name=…`. Refuses UPLOAD_GONE.
   */
  reply: create('/conversations/{id}/messages', 'can_reply_social', 'Answer: queued at once, sent by a job')
    .input(
      z.strictObject({
        id: Id,
        content: text(20_000).optional(),
        /** Ids of uploads. */
        attachments: z.array(Id).max(10).optional(),
        /** The message that is answered, of the same conversation. */
        replyTo: Id.optional(),
        /** What the customer can press instead of writing; then with `content` and without files. */
        choices: z.array(text(60)).min(1).max(10).optional(),
        /** Said by an automation, through an API key: refused with HANDLED_BY_PEOPLE unless the conversation is pending. */
        asAutomation: z.boolean().optional(),
      }),
    )
    .output(Message),
  /**
   * A link to the invoice, where the installation knows its own address, and its PDF, where the channel takes one. A conversation
   * without a client gets that of the invoice. Refuses INVOICE_STILL_DRAFT, INVOICE_VOID, INVOICE_OF_ANOTHER, INVOICE_JUST_SENT.
   */
  sendInvoice: create('/conversations/{id}/invoices', 'can_reply_social', 'Send an issued invoice to the customer')
    .input(z.strictObject({ id: Id, invoiceId: Id, content: text(2000) }))
    .output(Message),
  invoices: get('/conversations/{id}/invoices', 'can_view_invoices', 'Invoices sent here, and what was paid on them')
    .input(ById)
    .output(z.object({ items: z.array(SentInvoice), payments: z.array(PaymentSeen) })),
  retry: act('/messages/{id}/retry', 'can_reply_social', 'Send a failed message again').input(ById).output(Message),
  fetchFiles: act('/messages/{id}/fetch-files', 'can_view_social', 'Fetch files of a message that could not be fetched')
    .input(ById)
    .output(Message),
  /**
   * They are one from then on, found under this id and under the other. To answer, to upload and to send an invoice or a template
   * goes by the id of the part, whose channel it leaves through. Refuses CONVERSATIONS_MERGED, MERGED_TOO_OFTEN.
   */
  merge: act('/conversations/{id}/merge', 'can_reply_social', 'Make another conversation part of this one')
    .input(z.strictObject({ id: Id, otherId: Id }))
    .output(Conversation),
  split: act('/conversations/{id}/split', 'can_reply_social', 'Make a part a conversation of its own again')
    .input(z.strictObject({ id: Id, partId: Id }))
    .output(Conversation),
  close: act('/conversations/{id}/close', 'can_reply_social', 'Close').input(ById).output(Conversation),
  reopen: act('/conversations/{id}/reopen', 'can_reply_social', 'Reopen').input(ById).output(Conversation),
  snooze: act(
    '/conversations/{id}/snooze',
    'can_reply_social',
    'Put an open one away until a time by the company’s clock',
  )
    .input(z.strictObject({ id: Id, day: Day, time: ClockTime }))
    .output(Conversation),
  wake: act('/conversations/{id}/wake', 'can_reply_social', 'Bring a snoozed one back at once')
    .input(ById)
    .output(Conversation),
  assign: act('/conversations/{id}/assign', 'can_reply_social', 'Give to somebody, or to nobody')
    .input(
      z.strictObject({
        id: Id,
        employeeId: Id.nullable(),
        /** Whose it is as far as the caller knows; refused with CHANGED_MEANWHILE where somebody else has it by now. */
        from: Id.nullable().optional(),
      }),
    )
    .output(Conversation),
  takeOver: act(
    '/conversations/{id}/take-over',
    'can_reply_social',
    'From the automation to people, with a note for them',
  )
    .input(z.strictObject({ id: Id, note: text(10_000).optional() }))
    .output(Conversation),
  automate: act('/conversations/{id}/automate', 'can_reply_social', 'Leave an open one to the automation')
    .input(ById)
    .output(Conversation),
  /** Whoever has it keeps it only as a member of that team. */
  team: act('/conversations/{id}/team', 'can_reply_social', 'Say which team’s matter it is, or no team’s')
    .input(z.strictObject({ id: Id, teamId: Id.nullable() }))
    .output(Conversation),
  label: act('/conversations/{id}/label', 'can_reply_social', 'Put a label on it')
    .input(z.strictObject({ id: Id, labelId: Id }))
    .output(Conversation),
  unlabel: act('/conversations/{id}/unlabel', 'can_reply_social', 'Take a label off it')
    .input(z.strictObject({ id: Id, labelId: Id }))
    .output(Conversation),
  read: act('/conversations/{id}/read', 'can_view_social', 'I have read this').input(ById).output(Conversation),
  lead: create('/conversations/{id}/lead', 'can_create_leads', 'Make a lead of the conversation')
    .input(z.strictObject({ id: Id, title: text(200), value: Amount.optional(), source: text(60).optional() }))
    .output(Lead),
  task: create('/conversations/{id}/task', 'can_create_tasks', 'Make a task of the conversation')
    .input(
      z.strictObject({
        id: Id,
        title: text(200),
        description: optionalText(20_000).optional(),
        priority: TaskPriority.optional(),
        dueDate: Day.nullable().optional(),
        assignedTo: Id.nullable().optional(),
      }),
    )
    .output(Task),
  client: act('/conversations/{id}/client', 'can_view_clients', 'Say which client this is')
    .input(z.strictObject({ id: Id, clientId: Id }))
    .output(Client),
}
