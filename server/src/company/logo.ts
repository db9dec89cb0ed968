import { rightsChanged } from '../identity/sign-ins.ts'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import { badField, Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'

const types = { 'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/jpeg': [0xff, 0xd8, 0xff] }

/** PNG or JPEG by its first bytes, whatever it calls itself. */
const typeOf = (content: Buffer) =>
  Object.entries(types).find(([, bytes]) => bytes.every((byte, i) => content[i] === byte))?.[0]

/** Puts the picture on every paper that is issued from now on. */
export async function setLogo(ctx: Ctx, content: Buffer) {
  const type = typeOf(content)
  if (!type) throw badField('', 'A logo is a PNG or JPEG picture')
  const id = await ctx.write.insert('File', { name: 'logo', type, size: content.length, content: content as never })
  await putLogo(ctx, id)
  return { logo: `/api/v1/files/${id}` }
}

export const removeLogo = (ctx: Ctx) => putLogo(ctx, null)

// Former logos stay: issued papers show them.
async function putLogo(ctx: Ctx, logoId: string | null) {
  await ctx.write.change('Company', { id: ctx.actor.companyId as string }, { logoId })
  await rightsChanged(ctx)
  ctx.record('company.changed', { company: ctx.actor.companyId }, { changed: { logo: 'changed' } })
}

export async function findFile(ctx: Ctx, id: string) {
  const file = await ctx.row(
    pick('File', 'f', 'id', 'name', 'type', 'size', 'content'),
    sql`from ${ctx.visible.File} f where f.id = ${id}`,
  )
  if (!file) throw new Refusal('NOT_FOUND')
  return { ...file, content: file.content as unknown as Buffer }
}
