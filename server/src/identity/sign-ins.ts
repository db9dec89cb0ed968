import { type Permission, permissionKeys } from '@steward/contract/platform/permissions.ts'
import { type Actor, actor, installation } from '../platform/actor.ts'
import { sql } from '../platform/db/sql.ts'
import { hashOf } from '../platform/secrets.ts'
import { type Ctx, look, type Platform, perform } from '../platform/work.ts'

const IDLE_MS = 12 * 3600_000
const CONFIRMED_MS = 15 * 60_000
const SEEN_EVERY_MS = 5 * 60_000
const MOST_KEPT = 10_000

/** The role that always has every right, those added by later versions too. */
export const ADMIN = 'Admin'

interface SignIn {
  companyId: string
  userId: string
  employeeId: string | null
  name: string
  roleId: string
  roleName: string
  permissions: Record<string, unknown>
  currency: string
  timezone: string
  locale: string
}

interface SessionRow extends SignIn {
  sessionId: string
  confirmedAt: string
  lastSeenAt: string
  expiresAt: string
}

interface KeyRow extends SignIn {
  keyId: string
  keyPermissions: Record<string, unknown> | null
  expiresAt: string | null
}

const person = sql`u.company_id as "companyId", u.id as "userId", e.id as "employeeId", coalesce(e.name, u.email) as "name", r.id as "roleId",
  r.name as "roleName", r.permissions as "permissions", c.currency as "currency", c.timezone as "timezone", c.locale as "locale"`

/** Only exactly `true` grants, and only what the catalogue knows. */
export const granted = (roleName: string, permissions: Record<string, unknown>): Set<Permission> =>
  new Set(
    roleName === ADMIN
      ? permissionKeys
      : permissionKeys.filter(key => Object.hasOwn(permissions, key) && permissions[key] === true),
  )

interface Kept {
  actor: Actor
  epoch: number
  seenAt: number
  usableUntil: number
}

export interface SignIns {
  /** Who holds this session token; null when it is unknown, ended, idle for 12 hours or older than 7 days. */
  bySession(token: string): Promise<Actor | null>
  /** Whose API key this is. */
  byKey(key: string): Promise<Actor | null>
}

/**
 * Looks sign-ins up and keeps them. Every change of somebody's rights raises the installation's access epoch in its own
 * transaction; a kept sign-in is used only while the epoch is still the one it was read under. The epoch is asked for once for all
 * requests that arrive together, so that a change by any process acts on the next request.
 */
export function signInsOf(platform: Platform): SignIns {
  const kept = new Map<string, Kept>()
  const currentEpoch = sharedRead(() => look(platform, { actor: installation }, readEpoch))

  const keep = (hash: string, entry: Kept) => {
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string)
    kept.set(hash, entry)
    return entry.actor
  }

  const find = async (token: string, read: (hash: string, epoch: number) => Promise<Kept | null>) => {
    const hash = hashOf(token)
    const epoch = await currentEpoch()
    const known = kept.get(hash)
    const now = platform.clock.now().getTime()
    if (known && known.epoch === epoch && now < known.usableUntil && now - known.seenAt < SEEN_EVERY_MS)
      return known.actor
    kept.delete(hash)
    const found = await read(hash, epoch)
    return found && keep(hash, found)
  }

  return {
    bySession: token => find(token, (hash, epoch) => readSession(platform, hash, epoch)),
    byKey: key => find(key, (hash, epoch) => readKey(platform, hash, epoch)),
  }
}

// Requests that arrive while a read has not been sent yet share it; one that arrives later starts the next.
function sharedRead<T>(read: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | undefined
  return () => {
    pending ??= new Promise<void>(resolve => setImmediate(resolve)).then(() => {
      pending = undefined
      return read()
    })
    return pending
  }
}

async function readEpoch(ctx: Ctx): Promise<number> {
  const [row] = await ctx.query<{ epoch: number }>(
    sql`select i.access_epoch as "epoch" from ${ctx.everywhere.Installation} i`,
  )
  return row?.epoch ?? 0
}

async function readSession(platform: Platform, hash: string, epoch: number): Promise<Kept | null> {
  const row = await look(platform, { actor: installation }, async ctx => {
    const { everywhere } = ctx
    const [found] = await ctx.query<SessionRow>(
      sql`select ${person}, s.id as "sessionId", s.confirmed_at as "confirmedAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
          from ${everywhere.Session} s join ${everywhere.User} u on u.id = s.user_id join ${everywhere.Role} r on r.id = u.role_id
          join ${everywhere.Company} c on c.id = u.company_id left join ${everywhere.Employee} e on e.user_id = u.id
          where s.token_hash = ${hash} and u.is_active and u.deleted_at is null`,
    )
    return found
  })
  const now = platform.clock.now()
  if (!row || new Date(row.expiresAt) <= now || now.getTime() - new Date(row.lastSeenAt).getTime() > IDLE_MS)
    return null
  if (now.getTime() - new Date(row.lastSeenAt).getTime() > SEEN_EVERY_MS) {
    await perform(platform, { actor: installation }, ctx =>
      ctx.write.change('Session', { id: row.sessionId }, { lastSeenAt: now }),
    )
  }
  return {
    epoch,
    seenAt: now.getTime(),
    usableUntil: new Date(row.expiresAt).getTime(),
    actor: actorOf(row, granted(row.roleName, row.permissions), {
      via: 'person',
      sessionId: row.sessionId,
      confirmedUntil: new Date(new Date(row.confirmedAt).getTime() + CONFIRMED_MS),
    }),
  }
}

async function readKey(platform: Platform, hash: string, epoch: number): Promise<Kept | null> {
  const row = await look(platform, { actor: installation }, async ctx => {
    const { everywhere } = ctx
    const [found] = await ctx.query<KeyRow>(
      sql`select ${person}, k.id as "keyId", k.permissions as "keyPermissions", k.expires_at as "expiresAt"
          from ${everywhere.ApiKey} k join ${everywhere.User} u on u.id = k.user_id join ${everywhere.Role} r on r.id = u.role_id
          join ${everywhere.Company} c on c.id = u.company_id left join ${everywhere.Employee} e on e.user_id = u.id
          where k.key_hash = ${hash} and k.revoked_at is null and u.is_active and u.deleted_at is null`,
    )
    return found
  })
  const now = platform.clock.now()
  const usableUntil = row?.expiresAt ? new Date(row.expiresAt).getTime() : Number.POSITIVE_INFINITY
  if (!row || usableUntil <= now.getTime()) return null
  await perform(platform, { actor: installation }, ctx =>
    ctx.write.change('ApiKey', { id: row.keyId }, { lastUsedAt: now }),
  )
  const makers = granted(row.roleName, row.permissions)
  const limits = row.keyPermissions
  const left = limits ? new Set([...makers].filter(key => limits[key] === true)) : makers
  return {
    epoch,
    seenAt: now.getTime(),
    usableUntil,
    actor: actorOf(row, left, { via: 'key', sessionId: null, confirmedUntil: null }),
  }
}

const actorOf = (
  row: SignIn,
  permissions: Set<Permission>,
  how: Pick<Actor, 'via' | 'sessionId' | 'confirmedUntil'>,
): Actor =>
  actor({
    companyId: row.companyId,
    company: { currency: row.currency, timezone: row.timezone, locale: row.locale },
    userId: row.userId,
    employeeId: row.employeeId,
    name: row.name,
    roleId: row.roleId,
    permissions,
    ...how,
  })

/** Makes every kept sign-in be looked up anew, in every process: to be called by whatever changes somebody's rights. */
export const rightsChanged = (ctx: Ctx) => ctx.write.raiseAccessEpoch()
