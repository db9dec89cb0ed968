import { z } from 'zod'
import { act, get } from '../platform/base.ts'
import { listQuery, page } from '../platform/page.ts'
import { ById, Id, Instant, Version } from '../platform/values.ts'

/** Something that Meta delivered and Steward could not work. */
export const DeadLetter = z.object({
  id: Id,
  integrationId: Id,
  /** What went wrong, or what is not known. */
  reason: z.string(),
  /** `waiting`: it is being tried again; `unknown`: of a kind that this version does not know; `aside`: nobody needs it. */
  status: z.enum(['waiting', 'failed', 'unknown', 'aside']),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type DeadLetter = z.infer<typeof DeadLetter>

export const deadLetters = {
  list: get('/dead-letters', 'can_manage_integrations', 'Deliveries that could not be worked, latest first')
    .input(
      listQuery(['createdAt'], {
        integrationId: Id.optional(),
        /** Those put aside instead of those that wait for somebody. */
        status: z.enum(['aside']).optional(),
      }),
    )
    .output(page(DeadLetter)),
  find: get('/dead-letters/{id}', 'can_manage_integrations', 'One of them with what it says')
    .input(ById)
    .output(DeadLetter.extend({ /** JSON, indented. */ raw: z.string() })),
  work: act('/dead-letters/{id}/work', 'can_manage_integrations', 'Work it again').input(ById).output(DeadLetter),
  workAll: act('/dead-letters/work', 'can_manage_integrations', 'Work all of them again, five hundred at a time')
    .input(z.strictObject({ integrationId: Id.optional() }))
    .output(z.object({ begun: z.int() })),
  aside: act('/dead-letters/{id}/aside', 'can_manage_integrations', 'Put it aside; kept for a month')
    .input(ById)
    .output(DeadLetter),
  back: act('/dead-letters/{id}/back', 'can_manage_integrations', 'Take it back from aside')
    .input(ById)
    .output(DeadLetter),
}
