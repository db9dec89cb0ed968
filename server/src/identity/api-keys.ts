import type { apiKeys } from '@steward/contract/identity/api-keys.ts'
import type { Permissions } from '@steward/contract/identity/roles.ts'
import type { z } from 'zod'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { badField, Refusal } from '../platform/refusal.ts'
import { hashOf, newToken } from '../platform/secrets.ts'
import type { Ctx } from '../platform/work.ts'
import { rightsChanged } from './sign-ins.ts'

type Input = Received<typeof apiKeys>

const columns = pick(
  'ApiKey',
  'k',
  'id',
  'name',
  'prefix',
  'permissions',
  'userId',
  'expiresAt',
  'lastUsedAt',
  'createdAt',
)
  .with('User', 'u', 'email', 'email')
  .with('Employee', 'e', 'name', 'makerName')
const joins = (ctx: Ctx) =>
  sql`left join ${ctx.all.User} u on u.id = k.user_id left join ${ctx.all.Employee} e on e.user_id = k.user_id`
type Found = NonNullable<(typeof columns)['row']>

const present = ({ email, makerName, ...key }: Found) => ({
  ...key,
  userName: makerName ?? email ?? '',
  permissions: key.permissions as z.infer<typeof Permissions> | null,
})

export async function listApiKeys(ctx: Ctx, { q, ...input }: Input['list']) {
  const where = [sql`k.revoked_at is null`, q ? sql`lower(k.name) like ${`%${q.toLowerCase()}%`}` : undefined]
  const page = await listPage(
    ctx,
    { noun: 'ApiKey', alias: 'k', columns, joins: joins(ctx), where, sort: '-createdAt' },
    input,
  )
  return { ...page, items: page.items.map(present) }
}

/** Makes a key with its maker's rights, less what `permissions` leaves out. The key itself is in this answer and nowhere else. */
export async function createApiKey(ctx: Ctx, { name, expiresAt, permissions }: Input['create']) {
  if (expiresAt && new Date(expiresAt) <= ctx.now) throw badField('expiresAt', 'Has to be in the future')
  const key = `stw_${newToken()}`
  const id = await ctx.write.insert('ApiKey', {
    userId: ctx.actor.userId as string,
    name,
    prefix: key.slice(0, 10),
    keyHash: hashOf(key),
    permissions: permissions ?? null,
    expiresAt: expiresAt ?? null,
  })
  ctx.record('api_key.made', { api_key: id }, { name })
  const made = (await ctx.row(columns, sql`from ${ctx.visible.ApiKey} k ${joins(ctx)} where k.id = ${id}`)) as Found
  return { ...present(made), key }
}

export async function revokeApiKey(ctx: Ctx, id: string) {
  if ((await ctx.write.change('ApiKey', { id, revokedAt: null }, { revokedAt: ctx.now })) === 0)
    throw new Refusal('NOT_FOUND')
  await rightsChanged(ctx)
  ctx.record('api_key.revoked', { api_key: id })
}
