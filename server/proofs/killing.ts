import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { postmasterOf } from '../src/platform/embedded/cluster.ts'
import { runningEmbedded } from '../src/platform/embedded/supervisor.ts'
import type { StewardProcess } from './steward-process.ts'

const AGAIN = { timeout: 45_000, interval: 100 }

/** What is killed, one after the other: PostgreSQL alone is started again by the Steward that goes on. */
export const victims = ['Node', 'Node and PostgreSQL', 'PostgreSQL'] as const

/** Says whether Steward itself goes on. */
export async function kill(victim: string, steward: StewardProcess, dataDir: string): Promise<boolean> {
  const postgres = postmasterOf(path.join(homeOf(dataDir), 'postgres'))
  if (victim.includes('Node')) process.kill(steward.pid, 'SIGKILL')
  if (victim.includes('PostgreSQL') && postgres) process.kill(postgres.pid, 'SIGKILL')
  if (victim === 'PostgreSQL') {
    await anotherThan(postgres?.pid, dataDir)
    return true
  }
  await steward.ended
  return false
}

/** Killed, PostgreSQL leaves connections behind that answer for a moment longer: only its successor says it is up again. */
async function anotherThan(killed: number | undefined, dataDir: string) {
  const successor = () => postmasterOf(path.join(homeOf(dataDir), 'postgres'))?.pid
  await expect.poll(async () => successor() !== killed && Boolean(await runningEmbedded(dataDir)), AGAIN).toBe(true)
}

/** Where the database's own folder is: elsewhere when root's folders would hide it from PostgreSQL's account. */
export function homeOf(dataDir: string): string {
  const note = path.join(dataDir, 'where-the-database-is.txt')
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : dataDir
}
