import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** The environment is not usable; the message lists every problem at once. */
export class EnvUnusable extends Error {}

const list = z.string().transform(value =>
  value
    .split(',')
    .map(part => part.trim())
    .filter(Boolean),
)
const Address = z.url({ protocol: /^https?$/ }).transform(value => value.replace(/\/+$/, ''))

const Variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^(mysql|mariadb|postgres|postgresql):\/\//, 'has to begin with mysql://, mariadb:// or postgresql://')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  APP_KEY: list.optional(),
  PUBLIC_URL: Address.optional(),
  SIGNUP: z.enum(['closed', 'open']).default('closed'),
  META_APP_ID: z.string().optional(),
  META_APP_SECRET: list.default([]),
  META_VERIFY_TOKEN: z.string().optional(),
  META_GRAPH_URL: Address.default('https://graph.facebook.com'),
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'looks like v26.0')
    .default('v26.0'),
  FILES_MB: z.coerce.number().int().min(1).max(1_000_000).default(2048),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'has to begin with redis:// or rediss://')
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'has to begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export interface Env extends Omit<z.infer<typeof Variables>, 'APP_KEY'> {
  /** Encryption keys, the first one active. */
  keys: { id: string; key: Buffer }[]
  /** Where the keys are kept; null when APP_KEY gives them. */
  keyFile: string | null
  /** Started with --demo: Meta is played on this machine. */
  isDemo: boolean
}

/** Reads and checks the environment, `.env` of the working folder included; the process's own variables win. Throws EnvUnusable. */
export function readEnv(variables: Record<string, string | undefined> = { ...fileEnv('.env'), ...process.env }): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Variables.safeParse(given)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(issue => `${issue.path.join('.')} ${lower(issue.message)}`)
  const keys = parsed.success ? keysOf(parsed.data.APP_KEY, parsed.data.DATA_DIR, problems) : []
  if (parsed.success && parsed.data.MAIL_FROM && !parsed.data.SMTP_URL)
    problems.push('MAIL_FROM says who letters come from, but SMTP_URL is missing')
  if (!parsed.success || problems.length) {
    throw new EnvUnusable(
      `Steward cannot start with these settings:\n${problems.map(problem => `  - ${problem}`).join('\n')}`,
    )
  }
  const { APP_KEY: _, ...env } = parsed.data
  const DATA_DIR = path.resolve(env.DATA_DIR)
  return { ...env, DATA_DIR, keys, keyFile: parsed.data.APP_KEY ? null : keyFileIn(DATA_DIR), isDemo: false }
}

const lower = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)

function fileEnv(file: string): Record<string, string> {
  if (!existsSync(file)) return {}
  const lines = readFileSync(file, 'utf8').split(/\r?\n/)
  const pairs = lines.map(line => /^\s*([A-Z_]+)\s*=\s*(.*?)\s*$/.exec(line)).filter(match => match !== null)
  return Object.fromEntries(
    pairs.map(([, name, value]) => [name as string, (value as string).replace(/^(["'])(.*)\1$/, '$2')]),
  )
}

function keysOf(given: string[] | undefined, dataDir: string, problems: string[]) {
  const entries = given ?? keptKeys(dataDir, problems).split(',')
  return entries.flatMap(entry => {
    const [id, text] = [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)]
    const key = Buffer.from(text, 'base64')
    if (!/^[\w-]{1,20}$/.test(id) || key.length !== 32) {
      problems.push('APP_KEY holds something that is not id:base64 of 32 bytes')
      return []
    }
    if (new Set(key).size < 8) problems.push(`APP_KEY holds a key ("${id}") that is a sample, not random bytes`)
    return [{ id, key }]
  })
}

const keyFileIn = (dataDir: string) => path.join(dataDir, 'app-key')

// Made once and kept beside the data, readable by its owner alone. Who backs up the data keeps it too.
function keptKeys(dataDir: string, problems: string[]): string {
  const file = keyFileIn(dataDir)
  try {
    mkdirSync(dataDir, { recursive: true })
    if (!existsSync(file)) {
      writeFileSync(file, `k1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
      chmodSync(file, 0o600)
    }
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    problems.push(`DATA_DIR (${path.resolve(dataDir)}) cannot be written: ${(error as Error).message}`)
    return ''
  }
}
