import { isDeepStrictEqual } from 'node:util'
import { filledTemplate, type TemplateValues } from '@steward/contract/inbox/template-words.ts'
import type { Template, templates } from '@steward/contract/inbox/templates.ts'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import type { JobWork } from '../platform/jobs.ts'
import type { Received } from '../platform/procedures.ts'
import { badField, Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { accountOf, findChannel } from './channel.ts'
import type { OutgoingTemplate, TemplateFound } from './channel-kind.ts'
import { kindOf } from './channels.ts'
import { findReachable, queueParts } from './replies.ts'
import { ChannelFailure } from './verdict.ts'

type Input = Received<typeof templates>

const columns = pick('MessageTemplate', 't', 'id', 'integrationId', 'name', 'language', 'category', 'status', 'content')
type Row = NonNullable<(typeof columns)['row']>
const present = ({ content, ...row }: Row): Template => ({ ...row, ...(content as unknown as Content) })
type Content = Pick<Template, 'header' | 'body' | 'footer' | 'buttons' | 'fields' | 'obstacle'>

const readTime = pick('Integration', 'i', 'templatesReadAt')

async function whenRead(ctx: Ctx, id: string) {
  const channel = await ctx.row(readTime, sql`from ${ctx.visible.Integration} i where i.id = ${id}`)
  if (!channel) throw new Refusal('NOT_FOUND')
  return channel.templatesReadAt
}

export async function listTemplates(ctx: Ctx, id: string) {
  const readAt = await whenRead(ctx, id)
  const rows = await ctx.rows(
    columns,
    sql`from ${ctx.visible.MessageTemplate} t where t.integration_id = ${id} order by t.name, t.language limit 6000`,
  )
  return { items: rows.map(present), readAt }
}

/** Asks a job to read them again; whoever looks at the list hears when it is there. */
export async function refreshTemplates(ctx: Ctx, id: string) {
  const readAt = await whenRead(ctx, id)
  ctx.later('read-templates', { integrationId: id })
  return { readAt }
}

/** Queues a template as a message of its own, whether the reply window is open or not. */
export async function sendTemplate(ctx: Ctx, { id, templateId, values }: Input['send']) {
  const conversation = await findReachable(ctx, id)
  const row = await ctx.row(
    columns,
    sql`from ${ctx.visible.MessageTemplate} t where t.id = ${templateId} and t.integration_id = ${conversation.integrationId}`,
  )
  if (!row) throw new Refusal('NOT_FOUND')
  const template = present(row)
  if (template.status !== 'approved' || template.obstacle) throw new Refusal('TEMPLATE_UNFIT')
  const attachment = {
    id: 'template',
    type: 'template' as const,
    name: template.name,
    template: filled(template, values),
  }
  return queueParts(ctx, conversation, [{ content: filledTemplate(template, values), attachments: [attachment] }])
}

function filled({ name, language, fields }: Template, values: TemplateValues): OutgoingTemplate {
  const known = new Set(fields.map(({ key }) => key))
  const stranger = Object.keys(values).find(key => !known.has(key))
  if (stranger) throw badField(`values.${stranger}`, 'The template has no such field')
  return {
    ...{ name, language },
    filled: fields.map(({ key, part, button, name }) => {
      const text = values[key]
      if (!text) throw badField(`values.${key}`, 'Write something')
      return { part, button, name, text }
    }),
  }
}

/** Job: reads the templates of a channel. What it no longer has goes here as well. */
export async function readTemplates(work: JobWork, { integrationId }: { integrationId: string }) {
  const channel = await work.look(ctx => findChannel(ctx, integrationId))
  const read = channel && kindOf(channel.provider).templates
  if (!read) return
  try {
    const found = await read(accountOf(work.platform, channel))
    await work.end(ctx => keepTemplates(ctx, integrationId, found))
  } catch (failure) {
    // Whether the channel works is the check's to say.
    if (!(failure instanceof ChannelFailure) || failure.kind === 'retry') throw failure
  }
}

const keyOf = ({ name, language }: Pick<Template, 'name' | 'language'>) => `${name} ${language}`

async function keepTemplates(ctx: Ctx, integrationId: string, found: TemplateFound[]) {
  await ctx.write.lock('Integration', { id: integrationId })
  const { items: before } = await listTemplates(ctx, integrationId)
  const known = new Map(before.map(template => [keyOf(template), template]))
  const fresh = new Map(found.map(template => [keyOf(template), template]))
  for (const [key, { name, language, category, status, ...content }] of fresh) {
    const old = known.get(key)
    const { id } = old ?? {}
    if (!id) await ctx.write.insert('MessageTemplate', { integrationId, name, language, category, status, content })
    else if (!isDeepStrictEqual(old, { id, integrationId, name, language, category, status, ...content }))
      await ctx.write.change('MessageTemplate', { id }, { category, status, content })
  }
  const gone = before.filter(template => !fresh.has(keyOf(template))).map(({ id }) => id)
  if (gone.length) await ctx.write.erase('MessageTemplate', { id: gone })
  await ctx.write.note('Integration', { id: integrationId }, { templatesReadAt: ctx.now })
  ctx.record('channel.templates_read', { integration: integrationId }, { count: fresh.size })
}
