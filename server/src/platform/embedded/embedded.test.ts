import { execFileSync, spawn } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { postmasterOf } from './cluster.ts'
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
    detached: true,
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
  const { embedded, sentences } = await start(await filled())
  const before = embedded.pid

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
  const dataDir = await filled()
  const { child, postgres } = await startElsewhere(dataDir)
  child.kill('SIGKILL')
  await within(5000, () => !isAlive(child.pid as number))

  const { embedded } = await start(dataDir)

  expect([embedded.attached, embedded.pid]).toEqual([true, postgres])
  await embedded.stop()
  expect(isAlive(postgres)).toBe(false)
})

test('after both are killed the next start comes up by itself', async () => {
  const dataDir = await filled()
  const { child, postgres } = await startElsewhere(dataDir)
  child.kill('SIGKILL')
  process.kill(postgres, 'SIGKILL')

  const { embedded } = await start(dataDir)

  expect(await ask(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a second Steward on the same folder is refused with the number of the first, which commands can reach', async () => {
  const dataDir = await filled()
  const { child } = await startElsewhere(dataDir)

  await expect(startEmbedded({ dataDir, log: () => {} })).rejects.toThrow(`Another Steward (process ${child.pid})`)

  const beside = await runningEmbedded(dataDir)
  expect(await ask(beside?.url as string, 'select 1 as one')).toEqual([{ one: 1 }])
  child.kill('SIGKILL')
  const { embedded } = await start(dataDir)
  expect(embedded.attached).toBe(true)
})

test('a lock whose number went to another process since does not hold anybody up', async () => {
  const dataDir = await filled()
  const { embedded } = await start(dataDir)
  await embedded.stop()
  writeFileSync(
    path.join(dataDir, 'steward.lock'),
    JSON.stringify({ pid: process.ppid, began: `not ${beganAt(process.ppid)}` }),
  )

  expect((await start(dataDir)).embedded.attached).toBe(false)
})

test('data of another PostgreSQL is left alone, with a sentence', async () => {
  const dataDir = await filled()
  const { embedded } = await start(dataDir)
  await embedded.stop()
  writeFileSync(path.join(dataDir, 'postgres/PG_VERSION'), '15\n')

  await expect(startEmbedded({ dataDir, log: () => {} })).rejects.toThrow('belongs to PostgreSQL 15')
})

let template: Promise<string> | undefined

async function makeTemplate() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'steward-embedded-'))
  chmodSync(dataDir, 0o755)
  const { embedded } = await start(dataDir)
  await ask(embedded.url, 'create table kept as select 42 as answer')
  await embedded.stop()
  return dataDir
}
afterAll(async () => rmSync((await template) ?? '', { recursive: true, force: true }))

/** A folder whose database holds one row and is not running: made once, copied with its owner for each. */
async function filled() {
  template ??= makeTemplate()
  const dataDir = newFolder()
  execFileSync('cp', ['-a', `${await template}/.`, dataDir])
  return dataDir
}
const answerIn = async (dataDir: string) => {
  const { embedded, sentences } = await start(dataDir)
  const rows = await ask(embedded.url, 'select answer from kept')
  return { embedded, sentences, answer: rows[0]?.answer }
}
const nothingRunsIn = (dataDir: string) => !isAlive(postmasterOf(path.join(dataDir, 'postgres'))?.pid ?? 2 ** 22)
const refusalOf = (dataDir: string) =>
  startEmbedded({ dataDir, log: () => {} }).then(
    async embedded => embedded.stop().then(() => 'it started'),
    error => (error as Error).message,
  )

test('a folder by another name is the same folder: the same lock and the same database', async () => {
  const dataDir = await filled()
  const link = `${newFolder()}/link`
  symlinkSync(dataDir, link)
  const { embedded } = await start(link)

  expect(await refusalOf(path.relative('.', dataDir))).toContain('Another Steward')
  await embedded.stop()

  expect((await answerIn(path.relative('.', dataDir))).answer).toBe(42)
})

test('a folder that was moved brings its database along; one whose database is missing is refused', async () => {
  const dataDir = await filled()
  const moved = `${newFolder()}/moved`
  renameSync(dataDir, moved)
  const { embedded, answer } = await answerIn(moved)
  expect(answer).toBe(42)
  await embedded.stop()
  rmSync(path.join(moved, 'postgres'), { recursive: true })

  const refusal = await refusalOf(moved)

  expect(refusal).toContain('is missing')
  expect(existsSync(path.join(moved, 'postgres'))).toBe(false)
})

test.each([
  ['empty', () => ''],
  ['cut off', (whole: string) => whole.slice(0, 12)],
  [
    'of another database',
    (whole: string) => JSON.stringify({ ...JSON.parse(whole), password: 'not the right password' }),
  ],
])('a postgres.json that is %s costs nothing but its password', async (_, spoilt) => {
  const dataDir = await filled()
  const file = path.join(dataDir, 'postgres.json')
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, spoilt(before))

  const { embedded, sentences, answer } = await answerIn(dataDir)

  expect(answer).toBe(42)
  expect(sentences.join()).toContain('nothing else changes')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ made: true, port: Number(new URL(embedded.url).port) })
  await embedded.stop()
  expect((await answerIn(dataDir)).answer).toBe(42)
})

test('the same while the database of a killed Steward still runs', async () => {
  const dataDir = await filled()
  const { child, postgres } = await startElsewhere(dataDir)
  child.kill('SIGKILL')
  rmSync(path.join(dataDir, 'postgres.json'))

  expect((await answerIn(dataDir)).answer).toBe(42)
  expect(isAlive(postgres)).toBe(false)
})

test('stopping while a killed database is being started again leaves nothing running', async () => {
  const dataDir = await filled()
  const { embedded, sentences } = await start(dataDir)
  process.kill(embedded.pid, 'SIGKILL')
  await within(5000, () => sentences.length > 1, 5)

  const began = performance.now()
  await embedded.stop()

  expect(performance.now() - began).toBeLessThan(10_000)
  expect(embedded.state).toBe('ended')
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(nothingRunsIn(dataDir)).toBe(true)
})

test('what no waiting mends is told at once, with what PostgreSQL says', async () => {
  const dataDir = await filled()
  appendFileSync(path.join(dataDir, 'postgres/postgresql.conf'), '\nnonsense = 1\n')
  const began = performance.now()

  const refusal = await refusalOf(dataDir)

  expect(refusal).toMatch(/does not start: .*nonsense/)
  expect(performance.now() - began).toBeLessThan(8000)
  expect(nothingRunsIn(dataDir)).toBe(true)
})

test('a running database that cannot be started again is given up, says so, and can be stopped', async () => {
  const dataDir = await filled()
  const { embedded, sentences } = await start(dataDir)
  appendFileSync(path.join(dataDir, 'postgres/postgresql.conf'), '\nnonsense = 1\n')

  process.kill(embedded.pid, 'SIGKILL')

  expect(await within(10_000, () => embedded.state === 'given up', 20)).toBe(true)
  expect(sentences.at(-1)).toContain('then start Steward again')
  await embedded.stop()
  expect(existsSync(path.join(dataDir, 'steward.lock'))).toBe(false)
})

test('Ctrl-C in a terminal ends Node, and leaves the database to be ended last or taken over', async () => {
  const dataDir = await filled()
  const { child, postgres } = await startElsewhere(dataDir)

  process.kill(-(child.pid as number), 'SIGINT')

  expect(await within(5000, () => !isAlive(child.pid as number), 20)).toBe(true)
  expect(isAlive(postgres)).toBe(true)
  const { embedded } = await start(dataDir)
  expect([embedded.attached, embedded.pid]).toEqual([true, postgres])
})

test.skipIf(process.getuid?.() === 0)('a folder that may not be written is refused at once', async () => {
  const dataDir = newFolder()
  chmodSync(dataDir, 0o500)

  expect(await refusalOf(dataDir)).toContain('cannot be written')
})

const asRoot = test.skipIf(process.getuid?.() !== 0)
/** A folder in root's own home, which PostgreSQL's account cannot enter. */
const hiddenFolder = () => {
  const hidden = path.join(homedir(), 'steward-embedded-test')
  mkdirSync(hidden, { recursive: true, mode: 0o700 })
  chmodSync(hidden, 0o700)
  folders.push(hidden)
  return newFolder(hidden)
}
const placeOf = async ({ url }: Embedded) => {
  const [row] = await ask(url, "select current_setting('data_directory') as place")
  const home = path.dirname(row.place)
  folders.push(home)
  return home
}

asRoot(
  'as root, a folder in root’s own home works too, says where the data is, may be moved, and deleted for a new one',
  async () => {
    const dataDir = hiddenFolder()
    const { embedded, sentences } = await start(dataDir)
    const home = await placeOf(embedded)
    expect(home).not.toContain(homedir())
    expect(sentences.join()).toContain(home)
    expect(readFileSync(path.join(dataDir, 'where-the-database-is.txt'), 'utf8').trim()).toBe(home)
    await ask(embedded.url, 'create table kept as select 42 as answer')
    await embedded.stop()
    const moved = `${dataDir}-moved`
    renameSync(dataDir, moved)

    expect((await answerIn(moved)).answer).toBe(42)
  },
)

asRoot(
  'as root, a copy of such a folder is not let onto the database of the original, nor made an empty one',
  async () => {
    const dataDir = hiddenFolder()
    const { embedded } = await start(dataDir)
    const home = await placeOf(embedded)
    await embedded.stop()
    const copy = `${dataDir}-copy`
    cpSync(dataDir, copy, { recursive: true })

    expect(await refusalOf(copy)).toContain(`is a copy of ${dataDir}`)

    rmSync(home, { recursive: true })
    expect(await refusalOf(dataDir)).toContain(`is kept in ${home}, and is not there`)
    expect(existsSync(home)).toBe(false)
  },
)
