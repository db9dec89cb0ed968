import type { PrismaClient } from '../../generated/mysql/client.ts'
import type { Lane } from './database.ts'

/**
 * Prisma clients that can be put on any connection. Making one is dear (its own query compiler), so there are only as many as were
 * ever needed at once.
 */
export function laneYard<Target>(make: (target: { current: Target }) => PrismaClient) {
  const free: { client: PrismaClient; target: { current: Target } }[] = []
  const all: PrismaClient[] = []

  const build = (current: Target) => {
    const target = { current }
    const client = make(target)
    all.push(client)
    return { client, target }
  }

  return {
    take(current: Target): Lane {
      const lane = free.pop() ?? build(current)
      lane.target.current = current
      return { client: lane.client, giveBack: () => void free.push(lane) }
    },
    close: async () => void (await Promise.all(all.map(client => client.$disconnect()))),
  }
}
