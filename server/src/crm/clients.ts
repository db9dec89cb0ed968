import type { clients } from '@steward/contract/crm/clients.ts'
import { findBranch } from '../company/branches.ts'
import { difference, markDeleted, revise, unmarkDeleted } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { folded, sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'

type Input = Received<typeof clients>

const inLists = [
  'id',
  'name',
  'contactInfo',
  'address',
  'taxNumber',
  'branchId',
  'createdAt',
  'updatedAt',
  'version',
] as const
const listed = pick('Client', 'c', ...inLists)
const whole = pick('Client', 'c', ...inLists, 'notes')

export const listClients = (ctx: Ctx, { branchId, ...input }: Input['list']) =>
  listPage(
    ctx,
    {
      noun: 'Client',
      alias: 'c',
      columns: listed,
      where: [branchId !== undefined && sql`c.branch_id = ${branchId}`],
      sort: 'name',
    },
    input,
  )

export async function findClient(ctx: Ctx, id: string) {
  const client = await ctx.row(whole, sql`from ${ctx.visible.Client} c where c.id = ${id}`)
  if (!client) throw new Refusal('NOT_FOUND')
  return client
}

interface Words {
  name: string
  contactInfo?: string | null | undefined
  taxNumber?: string | null | undefined
}

/** What a client is found by. */
export const wordsOfClient = ({ name, contactInfo, taxNumber }: Words) => folded(name, contactInfo, taxNumber)

/** Opens a client and gives its id. */
export async function openClient(ctx: Ctx, input: Input['create']): Promise<string> {
  if (input.branchId) await findBranch(ctx, input.branchId)
  const id = await ctx.write.insert('Client', { ...input, search: wordsOfClient(input) })
  ctx.record('client.created', { client: id }, { name: input.name })
  return id
}

export const createClient = async (ctx: Ctx, input: Input['create']) => findClient(ctx, await openClient(ctx, input))

export async function changeClient(ctx: Ctx, { id, ...changes }: Input['change']) {
  const before = await findClient(ctx, id)
  if (changes.branchId) await findBranch(ctx, changes.branchId)
  await revise(ctx, 'Client', before, { ...changes, search: wordsOfClient({ ...before, ...changes }) })
  ctx.record('client.changed', { client: id }, { changed: difference(before, changes) })
  return findClient(ctx, id)
}

export async function removeClient(ctx: Ctx, id: string) {
  const client = await findClient(ctx, id)
  await markDeleted(ctx, 'Client', client)
  ctx.record('client.removed', { client: id }, { name: client.name })
}

export async function restoreClient(ctx: Ctx, id: string) {
  await unmarkDeleted(ctx, 'Client', id)
  ctx.record('client.restored', { client: id })
  return findClient(ctx, id)
}
