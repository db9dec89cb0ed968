import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import { EmbeddedUnusable } from './unusable.ts'

const MAJOR = '18'
const LOG_AT_MOST = 5 * 1024 * 1024
const USER = 'steward'

export interface Cluster {
  /** PostgreSQL's bin, lib and share. */
  native: string
  /** Its data folder. */
  folder: string
  account: Account | undefined
  password: string
  logFile: string
}

const program = ({ native }: Cluster, name: string) =>
  path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/** Makes the data folder if there is none yet. A first start that was interrupted leaves nothing behind that counts. */
export function makeCluster(cluster: Cluster): boolean {
  const { folder, account, password } = cluster
  const version = path.join(folder, 'PG_VERSION')
  if (existsSync(version)) {
    const found = readFileSync(version, 'utf8').trim()
    if (found === MAJOR) return false
    throw new EmbeddedUnusable(
      `The data in ${folder} belongs to PostgreSQL ${found}, this Steward brings ${MAJOR}. Start the version that made it, run "npm run backup -- FILE", and restore that into a new DATA_DIR.`,
    )
  }
  const unfinished = `${folder}.unfinished`
  const passwordFile = `${folder}.password`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const place of [unfinished, passwordFile]) chownSync(place, account.uid, account.gid)
  const made = spawnSync(
    program(cluster, 'initdb'),
    [
      '-D',
      unfinished,
      '-U',
      USER,
      `--pwfile=${passwordFile}`,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { encoding: 'utf8', timeout: 120_000, ...asAccount(account) },
  )
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new EmbeddedUnusable(
      `The embedded database could not be made in ${folder}: ${reasonIn(made.stderr || made.error?.message || '')}`,
    )
  }
  renameSync(unfinished, folder)
  return true
}

const asAccount = (account: Account | undefined) =>
  account
    ? { uid: account.uid, gid: account.gid, cwd: '/', env: { LANG: 'C', PATH: process.env.PATH } }
    : { env: { ...process.env, LANG: 'C' } }

// Writes are durable (fsync stays on); the rest is modest, for a small machine that does other things too.
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
}

/**
 * Starts PostgreSQL in a process group of its own, so that Ctrl-C ends Node first and the database last. It writes to a file, since
 * it may outlive us; `words` gives what this start has written there so far.
 */
export function spawnPostgres(cluster: Cluster, port: number): { child: ChildProcess; words(): string } {
  const { folder, account, logFile } = cluster
  const options = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  let output: number
  let from: number
  try {
    if (existsSync(logFile) && statSync(logFile).size > LOG_AT_MOST) rmSync(logFile)
    output = openSync(logFile, 'a', 0o600)
    from = statSync(logFile).size
  } catch (error) {
    throw new EmbeddedUnusable(`The log of the embedded database cannot be written: ${(error as Error).message}`)
  }
  const child = spawn(program(cluster, 'postgres'), ['-D', folder, ...options], {
    stdio: ['ignore', output, output],
    detached: true,
    ...asAccount(account),
  })
  closeSync(output)
  child.unref()
  return { child, words: () => (existsSync(logFile) ? readFileSync(logFile).subarray(from).toString().trim() : '') }
}

/** Gives a database that is not running the password we have. Whoever owns its files may do that. */
export async function setPassword(cluster: Cluster): Promise<void> {
  const attempt = () =>
    spawnSync(program(cluster, 'postgres'), ['--single', '-D', cluster.folder, 'postgres'], {
      input: `alter role ${USER} password '${cluster.password}'\n`,
      encoding: 'utf8',
      timeout: 60_000,
      ...asAccount(cluster.account),
    })
  let said = attempt()
  // Right after a kill the old lock file may still name a process that is not quite gone.
  for (let tries = 0; tries < 20 && isPassing(said.stderr ?? ''); tries++) {
    await sleep(250)
    said = attempt()
  }
  if (said.status !== 0 || /ERROR:/.test(said.stderr)) {
    throw new EmbeddedUnusable(
      `The password of the embedded database is lost and could not be set anew: ${reasonIn(said.stderr || said.error?.message || '')}`,
    )
  }
}

/** Does PostgreSQL only wait for something that passes by itself: the remains of one that was killed a moment ago? */
export const isPassing = (words: string) =>
  /lock file "[^"]*postmaster\.pid" already exists|pre-existing shared memory block/.test(words)

/** Was the port taken by somebody else between our look and its start? */
export const isPortTaken = (words: string) => /could not bind|could not create any TCP\/IP sockets/.test(words)

const usual =
  /is starting up|starting PostgreSQL|listening on|system (was|is) |redo|checkpoint|child process exited|removing|shutting down/

/** What of its words says why, for a message: the last lines, without those it always writes. */
export const reasonIn = (words: string) =>
  words
    .split('\n')
    .map(line => line.trim())
    .filter(line => line && !usual.test(line))
    .slice(-3)
    .join(' ')

/** The process number and port in PostgreSQL's own lock file, if it has one. */
export function postmasterOf(folder: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid > 0 && port > 0 ? { pid, port } : undefined
  } catch {
    return undefined
  }
}

export const urlOf = ({ password }: { password: string }, port: number, database: string) =>
  `postgresql://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
