import type { Actor } from '../actor.ts'
import { constant, every, joined, type Sql, unscoped } from './sql.ts'
import { columnOf, type Noun, tables, toStored } from './tables.ts'

type Scalar = string | number | boolean | null
/** Whose rows: fields that equal something or are null, all of them; and of `OR` at least one. Small enough for Prisma and SQL alike. */
export type Where = { [field: string]: Scalar | Where[] | undefined; OR?: Where[] }
/** What of a noun an actor may see, beside "of the own company, and not deleted". */
export type Rule = (actor: Actor) => Where
/** The rules of every noun that can be reached. A noun without one is reachable by nobody. */
export type Rules = Partial<Record<Noun, Rule>>

export const everyone: Rule = () => ({})
/** Own rows and nobody's, unless the role sees all of them. */
export const ownAndNobodys =
  (all: Parameters<Actor['may']>[0]): Rule =>
  actor =>
    actor.may(all) ? {} : { OR: [{ assignedTo: actor.employeeId ?? '' }, { assignedTo: null }] }

// The house's own books: written by perform, read by history and jobs, which check rights themselves.
const platformRules: Rules = {
  Company: everyone,
  Fact: everyone,
  FactSubject: everyone,
  Job: everyone,
  IdempotencyKey: everyone,
  // Logo and faces are the whole company's, a receipt is for who may see the ledger, what customers send for who answers them.
  File: actor => ({
    OR: [
      { purpose: 'logo' },
      { purpose: 'picture' },
      ...(actor.may('can_view_transactions') ? [{ purpose: 'receipt' }] : []),
      ...(actor.may('can_view_social') ? [{ purpose: 'media' }, { purpose: 'upload' }] : []),
    ],
  }),
  FilePiece: everyone,
}

/** What an actor may see of a noun, company included. Throws for a noun without a rule and for an actor without a company. */
export function scopeOf(rules: Rules, noun: Noun, actor: Actor): Where {
  const rule = rules[noun] ?? platformRules[noun]
  if (!rule) throw new Error(`No access rule for ${noun}`)
  return { ...ofCompany(noun, actor), ...(tables[noun].columns.deletedAt ? { deletedAt: null } : {}), ...rule(actor) }
}

/** All rows of the actor's company, deleted ones too. Throws for an actor without a company. */
export function ofCompany(noun: Noun, actor: Actor): Where {
  if (!actor.companyId) throw new Error('This actor belongs to no company')
  return noun === 'Company' ? { id: actor.companyId } : { companyId: actor.companyId }
}

/** A where as SQL. `prefix` names the table in a join, as in `l.`. */
export function conditionOf(noun: Noun, where: Where, prefix = ''): Sql {
  const { OR, ...fields } = where
  const plain = Object.entries(fields).map(([field, value]) => {
    const column = columnOf(noun, field)
    const name = constant(`${prefix}${column.column}`)
    return value === null ? unscoped(['', ' is null'], name) : unscoped(['', ' = ', ''], name, toStored(column, value))
  })
  const either =
    OR &&
    unscoped(
      ['(', ')'],
      joined(
        OR.map(option => conditionOf(noun, option, prefix)),
        ' or ',
      ),
    )
  return every([...plain, either])
}

/** Tables to read from, each narrowed already: `from ${ctx.visible.Lead} l`. */
export type Scopes = Readonly<Record<Noun, Sql>>

/**
 * The same rows by way of an index that holds all a text looks at, which is then all that is read. MySQL and MariaDB follow it (MySQL by
 * itself takes wide indexes for dear and reads whole rows instead); to PostgreSQL it is a comment.
 */
export const through = (index: string, { parts: [first = '', ...rest], values }: Sql): Sql => ({
  parts: [first.replace(' where ', ` /*! use index (${index}) */ where `), ...rest],
  values,
})

/** Stands behind `select` of a text whose tables MySQL and MariaDB are to read in the order they are written. */
export const inThisOrder = constant('/*! straight_join */')

/** Makes a scope when it is first asked for. */
export const scopes = (whereOf: (noun: Noun) => Where | null): Scopes =>
  new Proxy({} as Record<Noun, Sql>, {
    get(made, noun: Noun) {
      if (!made[noun]) {
        const where = whereOf(noun)
        const { table } = tables[noun]
        made[noun] = where
          ? unscoped([`(select * from ${table} where `, ')'], conditionOf(noun, where))
          : constant(table)
      }
      return made[noun]
    },
  })
