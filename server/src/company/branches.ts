import type { branches } from '@steward/contract/company/branches.ts'
import { difference, markDeleted, revise, unmarkDeleted } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { folded, sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { peopleCounts } from './employees.ts'

type Input = Received<typeof branches>

const columns = pick('Branch', 'b', 'id', 'name', 'address', 'createdAt', 'updatedAt', 'version')

type Found = NonNullable<(typeof columns)['row']>

const withPeople = (branch: Found, people: Map<string, number>) => ({
  ...branch,
  peopleCount: people.get(branch.id) ?? 0,
})

export async function listBranches(ctx: Ctx, input: Input['list']) {
  const page = await listPage(ctx, { noun: 'Branch', alias: 'b', columns, sort: 'name' }, input)
  const people = await peopleCounts(ctx, 'branchId')
  return { ...page, items: page.items.map(branch => withPeople(branch, people)) }
}

export async function findBranch(ctx: Ctx, id: string) {
  const branch = await ctx.row(columns, sql`from ${ctx.visible.Branch} b where b.id = ${id}`)
  if (!branch) throw new Refusal('NOT_FOUND')
  return withPeople(branch, await peopleCounts(ctx, 'branchId'))
}

export async function createBranch(ctx: Ctx, { name, address }: Input['create']) {
  const id = await ctx.write.insert('Branch', { name, address: address ?? null, search: folded(name, address) })
  ctx.record('branch.created', { branch: id }, { name })
  return findBranch(ctx, id)
}

export async function changeBranch(ctx: Ctx, { id, ...changes }: Input['change']) {
  const before = await findBranch(ctx, id)
  const after = { ...before, ...changes }
  await revise(ctx, 'Branch', before, { ...changes, search: folded(after.name, after.address) })
  ctx.record('branch.changed', { branch: id }, { changed: difference(before, changes) })
  return findBranch(ctx, id)
}

export async function removeBranch(ctx: Ctx, id: string) {
  const branch = await findBranch(ctx, id)
  if (branch.peopleCount) throw new Refusal('STILL_IN_USE', { data: { people: branch.peopleCount } })
  await markDeleted(ctx, 'Branch', branch)
  ctx.record('branch.removed', { branch: id }, { name: branch.name })
}

export async function restoreBranch(ctx: Ctx, id: string) {
  await unmarkDeleted(ctx, 'Branch', id)
  ctx.record('branch.restored', { branch: id })
  return findBranch(ctx, id)
}
