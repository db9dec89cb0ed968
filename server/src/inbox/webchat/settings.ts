import type { WebChatSettings } from '@steward/contract/inbox/integrations.ts'
import type { webChats } from '@steward/contract/inbox/web-chats.ts'
import { findBranch } from '../../company/branches.ts'
import { difference, revise } from '../../platform/changes.ts'
import type { Received } from '../../platform/procedures.ts'
import { badField, Refusal } from '../../platform/refusal.ts'
import type { Ctx } from '../../platform/work.ts'
import { findIntegration } from '../integrations.ts'
import { newKey } from './ids.ts'

type Input = Received<typeof webChats>

/** A channel that needs nobody's token: it works from this moment. */
export async function openWebChat(ctx: Ctx, { name, branchId, ...given }: Input['create']) {
  if (branchId) await findBranch(ctx, branchId)
  const { origins, colour, greeting = null, awayWords = null } = given
  const settings: WebChatSettings = { origins: originsOf(origins), colour, greeting, awayWords }
  const id = await ctx.write.insert('Integration', {
    ...{ provider: 'webchat', pageId: newKey(), name, branchId, settings },
    ...{ accessToken: '', tokenEnding: '', health: 'ok', checkedAt: ctx.now },
  })
  ctx.record('integration.connected', { integration: id }, { provider: 'webchat' })
  return findIntegration(ctx, id)
}

export async function changeWebChat(ctx: Ctx, { id, origins, ...changes }: Input['change']) {
  const before = await findIntegration(ctx, id)
  if (!before.webChat) throw new Refusal('NOT_FOUND')
  const given = Object.entries({ ...changes, origins: origins && originsOf(origins) })
  const changed = Object.fromEntries(given.filter(([, value]) => value !== undefined))
  await revise(ctx, 'Integration', before, { settings: { ...before.webChat, ...changed } })
  ctx.record('integration.changed', { integration: id }, { changed: difference(before.webChat, changed) })
  return findIntegration(ctx, id)
}

// As browsers write them: in lower case, names of other scripts in ASCII, the usual port left out.
const originsOf = (addresses: string[]) => [...new Set(addresses.map(originOf))]

const isThisMachine = (host: string) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(host)

function originOf(address: string): string {
  const { protocol, hostname, origin } = readAddress(address)
  if (protocol === 'https:' || isThisMachine(hostname)) return origin
  throw badField(
    'origins',
    `${address} is not encrypted. A chat stands on https pages only, and on http://localhost for trying.`,
  )
}

function readAddress(address: string): URL {
  try {
    return new URL(address)
  } catch {
    throw badField('origins', `${address} is no address of a site`)
  }
}
