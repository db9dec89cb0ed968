import type { PrismaClient } from '../../generated/mysql/client.ts'
import type { Where } from './scope.ts'
import { type Noun, tables } from './tables.ts'

type Verbs =
  | 'findFirst'
  | 'findMany'
  | 'count'
  | 'aggregate'
  | 'groupBy'
  | 'create'
  | 'createMany'
  | 'updateMany'
  | 'deleteMany'
type ModelOf<N extends Noun> = PrismaClient[Uncapitalize<N> & keyof PrismaClient]

/**
 * Prisma with the company and visibility in every statement. Only verbs that can be narrowed exist, nested writes are refused, and
 * a noun without an access rule throws.
 */
export type ScopedPrisma = { readonly [N in Noun as Uncapitalize<N>]: Pick<ModelOf<N>, Verbs & keyof ModelOf<N>> }

type Args = { where?: unknown; data?: unknown; [key: string]: unknown }

export function scopedPrisma(
  client: () => Promise<PrismaClient>,
  scopeOf: (noun: Noun) => Where,
  companyId: string | null,
): ScopedPrisma {
  return new Proxy({} as Record<string, unknown>, {
    get(made, name: string) {
      const noun = `${name[0]?.toUpperCase()}${name.slice(1)}` as Noun
      if (!(noun in tables)) return undefined
      made[name] ??= scopedModel(client, noun, name, scopeOf, companyId)
      return made[name]
    },
  }) as ScopedPrisma
}

function scopedModel(
  client: () => Promise<PrismaClient>,
  noun: Noun,
  name: string,
  scopeOf: (noun: Noun) => Where,
  companyId: string | null,
) {
  // biome-ignore lint/suspicious/noExplicitAny: one wrapper for all models; its type is ScopedPrisma
  const model = async () => ((await client()) as any)[name]
  const narrowed = (args: Args = {}) => ({ ...args, where: { AND: [scopeOf(noun), args.where ?? {}] } })
  const owned = (row: unknown) => {
    refuseNesting(noun, row)
    return { ...(row as object), companyId: companyId ?? undefined }
  }
  const reading = (verb: string) => async (args?: Args) => (await model())[verb](narrowed(args))
  return {
    findFirst: reading('findFirst'),
    findMany: reading('findMany'),
    count: reading('count'),
    aggregate: reading('aggregate'),
    groupBy: reading('groupBy'),
    deleteMany: reading('deleteMany'),
    updateMany: async (args: Args) => (await model()).updateMany(narrowed({ ...args, data: owned(args.data) })),
    create: async (args: Args) => (await model()).create({ ...args, data: owned(args.data) }),
    createMany: async (args: Args) => (await model()).createMany({ ...args, data: [args.data].flat().map(owned) }),
  }
}

// A nested write would reach rows past their scope.
function refuseNesting(noun: Noun, row: unknown) {
  for (const field of Object.keys(row as object)) {
    if (!(field in tables[noun].columns)) throw new Error(`${noun}.${field} is not a column: write it by itself`)
  }
}
