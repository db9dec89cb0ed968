import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import { EmbeddedUnusable } from './unusable.ts'

/** What is kept of a folder's database in `postgres.json`, readable by its owner alone. */
export interface Kept {
  port: number
  password: string
  /** Where the data is, when that is not inside the folder. */
  home?: string
  /** True once there is a database, so that one that went missing is not taken for one that never was. */
  made: boolean
}

export const keptFile = (dataDir: string) => path.join(dataDir, 'postgres.json')

export const newKept = (): Kept => ({ port: 0, password: randomBytes(24).toString('base64url'), made: false })

/** Undefined if there is none yet; `damaged` if what is there cannot be understood. Throws EmbeddedUnusable if it may not be read. */
export function readKept(dataDir: string): Kept | 'damaged' | undefined {
  const file = keptFile(dataDir)
  if (!existsSync(file)) return undefined
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new EmbeddedUnusable(
      `${file} cannot be read: ${(error as Error).message}. Start Steward as the user who owns it.`,
    )
  }
  try {
    const { port, password, home, made } = JSON.parse(text) as Partial<Kept>
    const isWhole = Number.isInteger(port) && typeof password === 'string' && password.length >= 16
    return isWhole ? ({ port, password, ...(home && { home }), made: made === true } as Kept) : 'damaged'
  } catch {
    return 'damaged'
  }
}

/** Written beside and renamed once it is on the disk: a crash leaves the old one or the new one. */
export function writeKept(dataDir: string, kept: Kept): void {
  const file = keptFile(dataDir)
  const fresh = `${file}.new`
  const handle = openSync(fresh, 'w', 0o600)
  try {
    writeSync(handle, JSON.stringify(kept))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(fresh, file)
}
