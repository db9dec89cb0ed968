import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Database } from '../src/platform/db/database.ts'

// Linux counts CPU time in hundredths of a second.
const TICK_MS = 10

/** CPU milliseconds a process has used so far, its threads included; undefined where it cannot be seen. */
export function cpuOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return undefined
  }
}

/** Resident memory of a process in MB. */
export function memoryOf(pid: number): number {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1]) / 1024
}

/** Size of a folder on disk in MB. */
export const sizeOf = (folder: string) =>
  Number(execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t')[0])

/** CPU of the database's processes that serve us, by process; empty where they are not on this machine. */
export async function databaseCpu(database: Database): Promise<Map<number, number>> {
  const { rows } =
    database.dialect === 'postgresql'
      ? await database.run(
          'select pid as "pid" from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
          [],
        )
      : await mysqlProcess(database)
  const cpu = new Map<number, number>()
  for (const { pid } of rows) {
    const used = cpuOf(pid)
    if (used !== undefined) cpu.set(pid, used)
  }
  return cpu
}

async function mysqlProcess(database: Database) {
  const { rows } = await database.run('select @@pid_file as "file"', [])
  try {
    return { rows: [{ pid: Number(readFileSync(rows[0]?.file, 'utf8')) }] }
  } catch {
    return { rows: [] }
  }
}

/** What was used between two looks; a process that came in between counts whole. */
export const used = (before: Map<number, number>, after: Map<number, number>) =>
  [...after].reduce((sum, [pid, cpu]) => sum + cpu - (before.get(pid) ?? 0), 0)
