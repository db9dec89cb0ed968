import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beganAt, isAlive, within } from './processes.ts'
import { EmbeddedUnusable } from './unusable.ts'

interface Holder {
  pid: number
  began: string | null
}

const PATIENCE_MS = 2000
/** Folders this process holds; a lock that names our number without being here is from one that had it before. */
const held = new Set<string>()

const fileIn = (dataDir: string) => path.join(dataDir, 'steward.lock')
const self = (): Holder => ({ pid: process.pid, began: beganAt(process.pid) ?? null })

/** The living Steward that works on this folder, if there is one. A number that went to another process since does not count. */
export function holderOf(dataDir: string): Holder | undefined {
  const file = fileIn(dataDir)
  if (!existsSync(file)) return undefined
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder
    const same = holder.began === null || holder.began === beganAt(holder.pid)
    return isAlive(holder.pid) && same ? holder : undefined
  } catch {
    return undefined
  }
}

/** Takes the folder for this process. Throws EmbeddedUnusable while another Steward works on it; a dead one's lock is taken over. */
export async function takeFolder(dataDir: string): Promise<() => void> {
  // One that was just killed may still be on its way out.
  const isFree = await within(PATIENCE_MS, () => {
    const holder = holderOf(dataDir)
    return !holder || (holder.pid === process.pid && !held.has(dataDir))
  })
  if (!isFree) {
    throw new EmbeddedUnusable(
      `Another Steward (process ${holderOf(dataDir)?.pid}) is running on ${dataDir}. Stop it first, or start this one with another DATA_DIR.`,
    )
  }
  const file = fileIn(dataDir)
  const mine = JSON.stringify(self())
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, mine, { mode: 0o600 })
  renameSync(fresh, file)
  // Of two that take a dead one's lock over at once, the later rename stays; the other sees it here.
  await sleep(30)
  if (readFileSync(file, 'utf8') !== mine)
    throw new EmbeddedUnusable(`Another Steward has just been started on ${dataDir}.`)
  held.add(dataDir)
  return () => {
    held.delete(dataDir)
    if (existsSync(file) && readFileSync(file, 'utf8') === mine) rmSync(file)
  }
}
