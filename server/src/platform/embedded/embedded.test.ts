import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { beganAt, isAlive, within } from './processes.ts'
import { type Embedded, runningEmbedded, startEmbedded } from './supervisor.ts'

const folders: string[] = []
const running: Embedded[] = []

const newFolder = (parent = tmpdir()) => {
  const folder = mkdtempSync(path.join(parent, 'steward-embedded-'))
  // Temporary folders are their owner's alone; PostgreSQL may have to run as somebody else.
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

async function start(dataDir: string) {
  const sentences: string[] = []
  const embedded = await startEmbedded({ dataDir, log: sentence => sentences.push(sentence) })
  running.push(embedded)
  return { embedded, sentences }
}

async function ask(url: string, text: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** A Steward's database keeper in a process of its own, to be killed. */
async function startElsewhere(dataDir: string) {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(path.join(import.meta.dirname, 'supervisor.ts'))})
    const { pid } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} })
    console.log('postgres ' + pid)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const postgres = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', chunk => resolve(Number(/postgres (\d+)/.exec(String(chunk))?.[1])))
    child.once('exit', code => reject(new Error(`ended with ${code}`)))
  })
  return { child, postgres }
}

afterEach(async () => {
  for (const embedded of running.splice(0)) await embedded.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test('a first start makes a database, durable and in UTC, and a second one keeps its rows', async () => {
  const dataDir = newFolder()
  const first = await start(dataDir)
  const [settings] = await ask(
    first.embedded.url,
    "select current_setting('fsync') as fsync, current_setting('timezone') as zone",
  )
  expect(settings).toEqual({ fsync: 'on', zone: 'UTC' })
  await ask(first.embedded.url, 'create table kept as select 42 as answer')
  await first.embedded.stop()

  const second = await start(dataDir)

  expect(await ask(second.embedded.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(second.embedded.attached).toBe(false)
})

test('a database process that is killed is started again on the same address', async () => {
  const { embedded, sentences } = await start(newFolder())
  const before = embedded.pid
  await ask(embedded.url, 'create table kept as select 42 as answer')

  process.kill(before, 'SIGKILL')

  const isBack = async () =>
    embedded.pid !== before &&
    ask(embedded.url, 'select answer from kept').then(
      () => true,
      () => false,
    )
  expect(await within(20_000, isBack, 100)).toBe(true)
  expect(sentences.join()).toContain('started again')
})

test('after Steward is killed the next start takes over the database that still runs', async () => {
  const dataDir = newFolder()
  const { child, postgres } = await startElsewhere(dataDir)
  child.kill('SIGKILL')
  await within(5000, () => !isAlive(child.pid as number))

  const { embedded } = await start(dataDir)

  expect([embedded.attached, embedded.pid]).toEqual([true, postgres])
  await embedded.stop()
  expect(isAlive(postgres)).toBe(false)
})

test('after both are killed the next start comes up by itself', async () => {
  const dataDir = newFolder()
  const { child, postgres } = await startElsewhere(dataDir)
  child.kill('SIGKILL')
  process.kill(postgres, 'SIGKILL')

  const { embedded } = await start(dataDir)

  expect(await ask(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a second Steward on the same folder is refused with the number of the first, which commands can reach', async () => {
  const dataDir = newFolder()
  const { child } = await startElsewhere(dataDir)

  await expect(startEmbedded({ dataDir, log: () => {} })).rejects.toThrow(`Another Steward (process ${child.pid})`)

  const beside = await runningEmbedded(dataDir)
  expect(await ask(beside?.url as string, 'select 1 as one')).toEqual([{ one: 1 }])
  child.kill('SIGKILL')
  const { embedded } = await start(dataDir)
  expect(embedded.attached).toBe(true)
})

test('a lock whose number went to another process since does not hold anybody up', async () => {
  const dataDir = newFolder()
  const { embedded } = await start(dataDir)
  await embedded.stop()
  writeFileSync(
    path.join(dataDir, 'steward.lock'),
    JSON.stringify({ pid: process.ppid, began: `not ${beganAt(process.ppid)}` }),
  )

  expect((await start(dataDir)).embedded.attached).toBe(false)
})

test('data of another PostgreSQL is left alone, with a sentence', async () => {
  const dataDir = newFolder()
  const { embedded } = await start(dataDir)
  await embedded.stop()
  writeFileSync(path.join(dataDir, 'postgres/PG_VERSION'), '15\n')

  await expect(startEmbedded({ dataDir, log: () => {} })).rejects.toThrow('belongs to PostgreSQL 15')
})

test.skipIf(process.getuid?.() !== 0)(
  'as root, a folder in root’s own home works too, and says where the data is',
  async () => {
    const hidden = path.join(homedir(), 'steward-embedded-test')
    mkdirSync(hidden, { recursive: true, mode: 0o700 })
    folders.push(hidden)
    const dataDir = newFolder(hidden)

    const { embedded } = await start(dataDir)

    const [row] = await ask(embedded.url, "select current_setting('data_directory') as place")
    expect(row.place).not.toContain(homedir())
    const note = path.join(dataDir, 'where-the-database-is.txt')
    expect(existsSync(note) && row.place.startsWith(readFileSync(note, 'utf8').trim())).toBe(true)
    await embedded.stop()
    rmSync(path.dirname(row.place), { recursive: true, force: true })
  },
)
