import { z } from 'zod'
import { act, get, remove } from './base.ts'
import { page } from './page.ts'
import { ById, Day, Id, Instant, searchWords } from './values.ts'

/** One thing that happened. `details` carries what belongs to it; secrets and salaries never do. */
export const Fact = z.object({
  id: Id,
  type: z.string(),
  at: Instant,
  actorId: Id.nullable(),
  actorName: z.string(),
  via: z.string(),
  subjects: z.array(z.object({ noun: z.string(), id: Id })),
  details: z.record(z.string(), z.unknown()),
})
export type Fact = z.infer<typeof Fact>

/** A fact of the audit log: what it is about goes by its name of today, as far as the reader may see it. */
export const NamedFact = Fact.extend({
  subjects: z.array(z.object({ noun: z.string(), id: Id, name: z.string().nullable() })),
})
export type NamedFact = z.infer<typeof NamedFact>

const window = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(600).optional(),
}

export const timelineNouns = ['lead', 'client', 'task', 'invoice', 'conversation', 'employee', 'transaction'] as const

export const history = {
  timeline: get('/timeline', 'signed_in', 'What happened to a subject such as lead:{id}, latest first')
    .input(
      z.strictObject({
        subject: z
          .string()
          .regex(new RegExp(`^(${timelineNouns.join('|')}):[0-9a-f-]{36}$`), 'A subject such as "lead:0198…"'),
        ...window,
      }),
    )
    .output(page(Fact)),
  audit: get('/audit', 'can_view_audit_log', 'Everything that happened, latest first')
    .input(
      z.strictObject({
        ...window,
        type: z.string().max(60).optional(),
        /** The noun that facts of a type such as `lead.won` begin with. */
        noun: z.string().max(30).optional(),
        actorId: Id.optional(),
        /** Days of the company's calendar, both included. */
        from: Day.optional(),
        to: Day.optional(),
      }),
    )
    .output(page(NamedFact)),
}

/** A job that gave up, with the reason. */
export const DeadJob = z.object({
  id: Id,
  name: z.string(),
  attempts: z.int(),
  lastError: z.string().nullable(),
  createdAt: Instant,
})

export const jobs = {
  list: get('/jobs', 'can_manage_company', 'Jobs that gave up').input(z.strictObject(window)).output(page(DeadJob)),
  retry: act('/jobs/{id}/retry', 'can_manage_company', 'Try a job again')
    .input(ById)
    .output(z.object({ done: z.literal(true) })),
  remove: remove('/jobs/{id}', 'can_manage_company', 'Drop a job').input(ById),
}

export const SearchHit = z.object({
  noun: z.enum(['lead', 'client', 'task', 'invoice', 'employee', 'conversation', 'message']),
  id: Id,
  title: z.string(),
  subtitle: z.string().nullable(),
  /** Of a message, and of a note beside it: where and when it was written. */
  conversationId: Id.optional(),
  at: Instant.optional(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const search = {
  find: get('/search', 'signed_in', 'Look in everything one may see')
    .input(
      z.strictObject({
        q: searchWords.min(1),
        limit: z.coerce.number().int().min(1).max(20).default(8),
      }),
    )
    .output(z.object({ items: z.array(SearchHit) })),
}
