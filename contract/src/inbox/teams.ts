import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { listQuery, page } from '../platform/page.ts'
import { ById, Id, Instant, text, Version } from '../platform/values.ts'

/** People who answer together. It says whose matter a conversation is, not who may see it. */
export const Team = z.object({
  id: Id,
  name: z.string(),
  /** By name. */
  members: z.array(z.object({ employeeId: Id, name: z.string() })),
  /** What comes to the team is given to whoever of it is there and has least to do. */
  dealsOut: z.boolean(),
  /** How many open conversations somebody may have and still be given one; null: any number. */
  mostAtOnce: z.int().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Team = z.infer<typeof Team>

const fields = {
  name: text(60),
  members: z.array(Id).max(200),
  dealsOut: z.boolean(),
  mostAtOnce: z.int().min(1).max(1000).nullable(),
}

export const teams = {
  list: get('/teams', 'can_view_social', 'Teams by name')
    .input(listQuery(['name'], {}))
    .output(page(Team)),
  create: create('/teams', 'can_manage_inbox', 'Make a team')
    .input(
      z.strictObject({
        ...fields,
        members: fields.members.default([]),
        dealsOut: fields.dealsOut.default(false),
        mostAtOnce: fields.mostAtOnce.default(null),
      }),
    )
    .output(Team),
  change: change('/teams/{id}', 'can_manage_inbox', 'Change a team; members are named as they shall be')
    .input(z.strictObject({ id: Id, ...z.strictObject(fields).partial().shape }))
    .output(Team),
  remove: remove('/teams/{id}', 'can_manage_inbox', 'Delete a team; its conversations belong to none').input(ById),
  restore: act('/teams/{id}/restore', 'can_manage_inbox', 'Bring a team back, with its conversations')
    .input(ById)
    .output(Team),
}
