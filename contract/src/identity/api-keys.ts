import { z } from 'zod'
import { create, get, remove } from '../platform/base.ts'
import { listQuery, page } from '../platform/page.ts'
import { ById, Id, Instant, text } from '../platform/values.ts'
import { Permissions } from './roles.ts'

export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  /** The first characters of the key, to tell keys apart. */
  prefix: z.string(),
  /** What the key may do at most; null: all its maker may. */
  permissions: Permissions.nullable(),
  userId: Id,
  /** Its maker: their name, or the address they sign in with. */
  userName: z.string(),
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
  createdAt: Instant,
})
export type ApiKey = z.infer<typeof ApiKey>

export const apiKeys = {
  list: get('/api-keys', 'can_manage_api_keys', 'List API keys')
    .input(listQuery(['createdAt', 'name'], {}))
    .output(page(ApiKey)),
  create: create(
    '/api-keys',
    { needs: 'can_manage_api_keys', confirmed: true },
    'Make an API key; the key is shown once',
  )
    .input(
      z.strictObject({
        name: text(100),
        expiresAt: z.iso.datetime().optional(),
        permissions: Permissions.optional(),
      }),
    )
    .output(ApiKey.extend({ key: z.string() })),
  remove: remove('/api-keys/{id}', { needs: 'can_manage_api_keys', confirmed: true }, 'Revoke an API key').input(ById),
}
