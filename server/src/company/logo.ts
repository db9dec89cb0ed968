import { rightsChanged } from '../identity/sign-ins.ts'
import { addressOf, keepFile, typeOf } from '../platform/files.ts'
import type { Ctx } from '../platform/work.ts'

/** Puts the picture on every paper that is issued from now on. */
export async function setLogo(ctx: Ctx, content: Buffer) {
  const type = typeOf(content, ['image/png', 'image/jpeg'], 'A logo is a PNG or JPEG picture')
  const id = await keepFile(ctx, { purpose: 'logo', name: 'logo', type, content })
  await putLogo(ctx, id)
  return { logo: addressOf(id) }
}

export const removeLogo = (ctx: Ctx) => putLogo(ctx, null)

// Former logos stay: issued papers show them.
async function putLogo(ctx: Ctx, logoId: string | null) {
  await ctx.write.change('Company', { id: ctx.actor.companyId as string }, { logoId })
  await rightsChanged(ctx)
  ctx.record('company.changed', { company: ctx.actor.companyId }, { changed: { logo: 'changed' } })
}
