import type { Actor } from '../platform/actor.ts'
import { revise } from '../platform/changes.ts'
import { sql } from '../platform/db/sql.ts'
import { dropFile, keepFile, pictureTypes, typeOf } from '../platform/files.ts'
import { squarePicture } from '../platform/pictures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { findRoleWithin } from './roles.ts'
import { findUser } from './users.ts'

// The largest a face is shown at, on a sharp screen.
const SIDE = 256

/** Everybody has their own picture in hand; those of others need the right to change logins. */
export const mayChangePicture = (actor: Actor, userId: string) => actor.userId === userId || actor.may('can_edit_users')

/** The picture as it will be kept, from whatever was sent. Runs before the transaction, since it takes its time. */
export function facePicture(content: Buffer): Promise<Buffer> {
  typeOf(content, pictureTypes, 'A picture is a PNG, JPEG or WebP file')
  return squarePicture(content, SIDE)
}

export async function setPicture(ctx: Ctx, userId: string, picture: Buffer) {
  const file = { purpose: 'picture', name: 'picture.webp', type: 'image/webp', content: picture } as const
  await putPicture(ctx, userId, insteadOf => keepFile(ctx, { ...file, insteadOf }))
  return findUser(ctx, userId)
}

export const removePicture = (ctx: Ctx, userId: string) => putPicture(ctx, userId, async () => null)

// Of two who change it at once one is told, so that no file is left behind.
async function putPicture(ctx: Ctx, userId: string, keep: (insteadOf: string | null) => Promise<string | null>) {
  const [user] = await ctx.query<{ id: string; version: number; roleId: string; former: string | null }>(
    sql`select u.id as "id", u.version as "version", u.role_id as "roleId", u.profile_image as "former"
        from ${ctx.visible.User} u where u.id = ${userId}`,
  )
  if (!user) throw new Refusal('NOT_FOUND')
  if (userId !== ctx.actor.userId) await findRoleWithin(ctx, user.roleId)
  const profileImage = await keep(user.former)
  if (user.former === profileImage) return
  await revise(ctx, 'User', user, { profileImage })
  if (user.former) await dropFile(ctx, user.former)
  const { employeeId } = await findUser(ctx, userId)
  // Told as news of the person, since every colleague sees their face.
  ctx.record('employee.pictured', { employee: employeeId, user: userId }, { shown: profileImage !== null })
}
