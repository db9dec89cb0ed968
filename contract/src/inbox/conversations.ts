import { z } from 'zod'
import { Client } from '../crm/clients.ts'
import { Lead } from '../crm/leads.ts'
import { act, create, get } from '../platform/base.ts'
import { listQuery, page, yesNo } from '../platform/page.ts'
import { Amount, ById, Day, Id, Instant, optionalText, text, Version } from '../platform/values.ts'
import { Task, TaskPriority } from '../tasks/tasks.ts'
import { Provider } from './integrations.ts'

export const ConversationStatus = z.enum(['open', 'closed'])

export const Conversation = z.object({
  id: Id,
  platform: Provider,
  integrationId: Id,
  externalUserId: z.string(),
  externalUserName: z.string().nullable(),
  status: ConversationStatus,
  lastMessageAt: Instant,
  lastMessageText: z.string(),
  lastSenderType: z.enum(['customer', 'agent']),
  assignedTo: Id.nullable(),
  assignedName: z.string().nullable(),
  clientId: Id.nullable(),
  clientName: z.string().nullable(),
  leadId: Id.nullable(),
  leadTitle: z.string().nullable(),
  /** Until when the channel lets us answer freely; null: the customer has not written yet, or the window has closed. */
  replyUntil: Instant.nullable(),
  /** Something the reader of this answer has not seen yet. */
  unread: z.boolean(),
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
  url: z.string().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
})
export type Attachment = z.infer<typeof Attachment>

export const MessageStatus = z.enum(['received', 'queued', 'sent', 'delivered', 'read', 'failed'])

export const Message = z.object({
  id: Id,
  conversationId: Id,
  senderType: z.enum(['customer', 'agent']),
  /** The employee who wrote it here; null for customers and for what was sent outside Steward. */
  senderId: Id.nullable(),
  senderName: z.string().nullable(),
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

export const conversations = {
  list: get('/conversations', 'can_view_social', 'List conversations, latest first')
    .input(
      listQuery(['lastMessageAt'], {
        status: ConversationStatus.optional(),
        platform: Provider.optional(),
        integrationId: Id.optional(),
        assignedTo: Id.optional(),
        unassigned: yesNo.optional(),
        clientId: Id.optional(),
        leadId: Id.optional(),
      }),
    )
    .output(page(Conversation)),
  find: get('/conversations/{id}', 'can_view_social', 'One conversation').input(ById).output(Conversation),
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
  /** A text longer than the channel takes in one message becomes several, sent in order; the answer is the first. */
  reply: create('/conversations/{id}/messages', 'can_reply_social', 'Answer: queued at once, sent by a job')
    .input(
      z.strictObject({
        id: Id,
        content: text(20_000),
      }),
    )
    .output(Message),
  retry: act('/messages/{id}/retry', 'can_reply_social', 'Send a failed message again').input(ById).output(Message),
  close: act('/conversations/{id}/close', 'can_reply_social', 'Close').input(ById).output(Conversation),
  reopen: act('/conversations/{id}/reopen', 'can_reply_social', 'Reopen').input(ById).output(Conversation),
  assign: act('/conversations/{id}/assign', 'can_reply_social', 'Give to somebody, or to nobody')
    .input(z.strictObject({ id: Id, employeeId: Id.nullable() }))
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
