import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const START_MS = 90_000
const AGAIN_MS = 45_000

/** Steward as its own process on a folder, to be killed. */
export interface StewardProcess {
  url: string
  pid: number
  /** From being started to serving, in milliseconds. */
  startedIn: number
  /** What it said until now. */
  output(): string
  ended: Promise<void>
}

export async function startSteward(dataDir: string, env: Record<string, string> = {}): Promise<StewardProcess> {
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: path.join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...{ DATA_DIR: dataDir, DATABASE_URL: '', PORT: '0', RATE_LIMITS: 'off', LOG_LEVEL: 'warn' },
      ...env,
    },
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      output += chunk
    })
  const url = await readyAt(child, () => output)
  return { url, pid: child.pid as number, startedIn: performance.now() - began, output: () => output, ended }
}

function readyAt(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`Steward ${why}:\n${output()}`))
    const timer = setTimeout(() => fail('did not become ready'), START_MS)
    child.once('exit', code => fail(`ended with ${code}`))
    child.stdout?.on('data', () => {
      const url = /is ready at (\S+)/.exec(output())?.[1]
      if (!url) return
      clearTimeout(timer)
      resolve(url.replace('localhost', '127.0.0.1'))
    })
  })
}

/** Waits until it serves, database included. */
export async function ready({ url, output }: StewardProcess): Promise<void> {
  for (const end = performance.now() + AGAIN_MS; performance.now() < end; await sleep(100)) {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error(`Steward did not become ready again:\n${output().slice(-3000)}`)
}

/** Opens a company; gives its administrator's cookie. */
export async function setUp(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      company: { name: 'Lighthouse Supplies', currency: 'EUR', timezone: 'Europe/Berlin' },
      admin: { name: 'Ada', email: 'ada@example.com', password: 'ocean violin margarine lantern' },
    }),
  })
  if (answer.status !== 201) throw new Error(`The company was not opened: ${answer.status} ${await answer.text()}`)
  return String(answer.headers.get('set-cookie')).split(';')[0] as string
}
