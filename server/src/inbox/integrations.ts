import type { Access, integrations, WebChatSettings } from '@steward/contract/inbox/integrations.ts'
import { uuidv7 } from 'uuidv7'
import { findBranch } from '../company/branches.ts'
import { difference, revise } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { literally, sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { sealToken, tellAgents } from './channel.ts'
import { findTeam } from './teams.ts'

type Input = Received<typeof integrations>

const columns = pick(
  'Integration',
  'i',
  'id',
  'provider',
  'pageId',
  'wabaId',
  'name',
  'tokenEnding',
  'isActive',
  'health',
  'healthNote',
  'checkedAt',
  'workedAt',
  'lastSentAt',
  'access',
  'silentSince',
  'branchId',
  'awayMessage',
  'ratingQuestion',
  'teamId',
  'startsAutomated',
  'silenceHours',
  'settings',
  'createdAt',
  'updatedAt',
  'version',
)

type Row = NonNullable<(typeof columns)['row']>

const present = ({ settings, access, ...integration }: Row) => ({
  ...integration,
  access: access as unknown as Access | null,
  webChat: settings as unknown as WebChatSettings | null,
})

export async function listIntegrations(ctx: Ctx, { provider, isActive, q, ...input }: Input['list']) {
  const page = await listPage(
    ctx,
    {
      noun: 'Integration',
      alias: 'i',
      columns,
      where: [
        provider !== undefined && sql`i.provider = ${provider}`,
        isActive !== undefined && sql`i.is_active = ${isActive}`,
        Boolean(q) && sql`lower(i.name) like ${`%${literally(q ?? '').toLowerCase()}%`}`,
      ],
      sort: '-createdAt',
    },
    input,
  )
  return { ...page, items: page.items.map(present) }
}

/** What an administrator needs to point Meta here. */
export function lookAtWebhook({ env }: Ctx) {
  return {
    address: env.PUBLIC_URL ? new URL('/webhooks/meta', env.PUBLIC_URL).href : null,
    hasVerifyToken: Boolean(env.META_VERIFY_TOKEN),
    hasAppSecret: env.META_APP_SECRET.length > 0,
    hasAppId: Boolean(env.META_APP_ID),
  }
}

export async function findIntegration(ctx: Ctx, id: string) {
  const integration = await ctx.row(columns, sql`from ${ctx.visible.Integration} i where i.id = ${id}`)
  if (!integration) throw new Refusal('NOT_FOUND')
  return present(integration)
}

/** Saved at once; a job asks Meta whether the token opens it. */
export async function connectIntegration(ctx: Ctx, { accessToken, ...input }: Input['create']) {
  if (input.branchId) await findBranch(ctx, input.branchId)
  const id = uuidv7()
  await ctx.write.insert('Integration', { id, ...input, ...sealToken(ctx, id, accessToken), health: 'unchecked' })
  ctx.record('integration.connected', { integration: id }, { provider: input.provider, pageId: input.pageId })
  ctx.later('check-integration', { integrationId: id })
  return findIntegration(ctx, id)
}

export async function changeIntegration(ctx: Ctx, { id, accessToken, ...changes }: Input['change']) {
  const before = await findIntegration(ctx, id)
  if (changes.branchId) await findBranch(ctx, changes.branchId)
  if (changes.teamId) await findTeam(ctx, changes.teamId)
  await revise(ctx, 'Integration', before, {
    ...changes,
    ...(accessToken && { ...sealToken(ctx, id, accessToken), ...uncheckedAgain }),
  })
  const after = { ...before, ...changes, ...(accessToken && uncheckedAgain) }
  tellAgents(ctx, id, before, { health: after.health, isActive: after.isActive ?? before.isActive })
  const changed = difference(before, changes)
  ctx.record('integration.changed', { integration: id }, { changed, ...(accessToken && { newToken: true }) })
  if (accessToken || changes.isActive || changes.wabaId) ctx.later('check-integration', { integrationId: id })
  return findIntegration(ctx, id)
}

const uncheckedAgain = {
  health: 'unchecked',
  healthNote: null,
  heldUntil: null,
  access: null,
  warnedAt: null,
} as const

/** A new token, whatever was changed meanwhile; what waited leaves once it has been checked. */
export async function renewToken(ctx: Ctx, id: string, accessToken: string) {
  const before = await findIntegration(ctx, id)
  await ctx.write.change('Integration', { id }, { ...sealToken(ctx, id, accessToken), ...uncheckedAgain })
  tellAgents(ctx, id, before, { ...before, health: 'unchecked' })
  ctx.record('integration.changed', { integration: id }, { changed: {}, newToken: true })
  ctx.later('check-integration', { integrationId: id })
  return findIntegration(ctx, id)
}

export async function askForCheck(ctx: Ctx, id: string) {
  const integration = await findIntegration(ctx, id)
  ctx.later('check-integration', { integrationId: id })
  return integration
}

/** Conversations stay; the page may be connected anew, here or by another company. */
export async function removeIntegration(ctx: Ctx, id: string) {
  const integration = await findIntegration(ctx, id)
  await revise(ctx, 'Integration', integration, { deletedAt: ctx.now, live: null, isActive: false })
  ctx.record('integration.removed', { integration: id }, { pageId: integration.pageId })
}

export async function restoreIntegration(ctx: Ctx, id: string) {
  if ((await ctx.write.restore('Integration', id)) === 0) throw new Refusal('NOT_FOUND')
  await ctx.write.change('Integration', { id }, { live: 1, isActive: true, ...uncheckedAgain })
  ctx.record('integration.restored', { integration: id })
  ctx.later('check-integration', { integrationId: id })
  return findIntegration(ctx, id)
}
