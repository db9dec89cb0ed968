import type { LiveNote } from '@steward/contract/platform/live.ts'
import { uuidv7 } from 'uuidv7'
import type { Actor } from './actor.ts'
import type { Sql } from './db/sql.ts'
import type { Writer } from './db/writer.ts'

/** What a fact is about: `{ lead: id, client: id }`; empty ones are left out. */
export type Subjects = Record<string, string | null | undefined>
/** What belongs to a fact, as JSON. Never secrets, never salaries. */
export type Details = Record<string, unknown>

export interface FactToKeep {
  id: string
  type: string
  at: Date
  actor: Actor
  subjects: { noun: string; id: string }[]
  details: Details
  owner: string | null
}

/** A fact as it will be kept. Its id is made here, before the commit, so that live screens can be told apart from replays. */
export const factOf = (
  actor: Actor,
  at: Date,
  type: string,
  subjects: Subjects,
  details: Details,
  owner: string | null,
): FactToKeep => ({
  id: uuidv7(),
  type,
  at,
  actor,
  subjects: Object.entries(subjects).flatMap(([noun, id]) => (id ? [{ noun, id }] : [])),
  details,
  owner,
})

/** What stands in the audit log alone and is told nobody live: it changes nothing that a screen shows. */
export const auditOnly: readonly string[] = ['user.signed_in']

export const noteOf = ({ id, type, subjects }: FactToKeep): LiveNote => ({ id, type, subjects })

/** Facts are written with one statement, and what they are about with another. */
export function insertionsOfFacts(write: Writer, facts: FactToKeep[]): Sql[] {
  const rows = write.insertions(
    'Fact',
    facts.map(({ id, type, at, actor, details, owner }) => ({
      id,
      companyId: actor.companyId as string,
      type,
      at,
      noun: type.slice(0, type.indexOf('.')),
      ownerId: owner,
      actorId: actor.userId,
      actorName: actor.name,
      via: actor.via,
      details,
    })),
  )
  const subjects = facts.flatMap(({ id: factId, actor: { companyId }, subjects }) =>
    subjects.map(({ noun, id }) => ({ companyId: companyId as string, factId, noun, subjectId: id })),
  )
  return [...rows, ...write.insertions('FactSubject', subjects)]
}
