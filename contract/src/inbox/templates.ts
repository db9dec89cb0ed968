import { z } from 'zod'
import { act, create, get } from '../platform/base.ts'
import { ById, Id, Instant } from '../platform/values.ts'
import { Message } from './conversations.ts'

/** A gap in a template: `{{1}}` or `{{name}}` in its header, its body or the address behind a button. */
export const TemplateField = z.object({
  /** Unique within the template: `body.1`, `button0.1`. */
  key: z.string(),
  part: z.enum(['header', 'body', 'button']),
  /** Which button, counted from 0; null elsewhere. */
  button: z.int().nullable(),
  /** As it stands between the braces. */
  name: z.string(),
  /** What was handed in for approval. */
  example: z.string().nullable(),
})
export type TemplateField = z.infer<typeof TemplateField>

/** Words that the channel has approved beforehand, and takes at any time. */
export const Template = z.object({
  id: Id,
  integrationId: Id,
  name: z.string(),
  /** As the channel names it: `en`, `pt_BR`. */
  language: z.string(),
  category: z.string(),
  status: z.enum(['approved', 'pending', 'rejected', 'paused', 'off']),
  header: z.string().nullable(),
  body: z.string(),
  footer: z.string().nullable(),
  buttons: z.array(z.object({ text: z.string(), address: z.string().nullable() })),
  fields: z.array(TemplateField),
  /** Why it cannot be sent from here: its header is a file, it carries a one-time code, or a button does something else. */
  obstacle: z.enum(['media', 'code', 'other']).nullable(),
})
export type Template = z.infer<typeof Template>

/** One line: WhatsApp takes no breaks and no four spaces in a row. */
const TemplateValue = z
  .string()
  .max(1000)
  .transform(value => value.replace(/\s+/g, ' ').trim())
  .refine(value => value !== '', 'Write something')
  .refine(value => value.isWellFormed() && !value.includes('\u0000'), 'Contains characters that are not text')

export const templates = {
  list: get('/integrations/{id}/templates', 'can_reply_social', 'Templates of a channel, by name')
    .input(ById)
    .output(
      z.object({
        items: z.array(Template),
        /** When they were last read from the channel; null: never. */
        readAt: Instant.nullable(),
      }),
    ),
  refresh: act('/integrations/{id}/templates/refresh', 'can_reply_social', 'Read the templates from the channel again')
    .input(ById)
    .output(z.object({ readAt: Instant.nullable() })),
  /** Whether the reply window is open or not. Refuses TEMPLATE_UNFIT, CHANNEL_OFF. */
  send: create('/conversations/{id}/templates', 'can_reply_social', 'Write to the customer with an approved template')
    .input(
      z.strictObject({
        id: Id,
        templateId: Id,
        values: z.record(z.string().max(100), TemplateValue).default({}),
      }),
    )
    .output(Message),
}
