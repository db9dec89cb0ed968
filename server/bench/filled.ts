// The filled company, kept between runs where its database can copy one.
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildApp } from '../src/app.ts'
import { openDatabase } from '../src/platform/db/open.ts'
import { readEnv } from '../src/platform/env.ts'
import { openLog } from '../src/platform/log.ts'
import { openPlatform } from '../src/start.ts'
import { APP_SECRET } from './cells.ts'
import { root } from './children.ts'
import { analyze, companyHash, fillCompany } from './company.ts'

export const folder = path.join(tmpdir(), `steward-bench-${companyHash()}`)
export const settings = {
  APP_KEY: `bench:${Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64')}`,
  SIGNUP: 'open',
  RATE_LIMITS: 'off',
  LOG_LEVEL: 'warn',
  META_APP_ID: '900000000000001',
  META_APP_SECRET: APP_SECRET,
  META_VERIFY_TOKEN: 'a verify token',
  META_GRAPH_URL: 'http://127.0.0.1:9',
}

export const inDatabase = (serverUrl: string, name: string) => {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

export async function opened(url: string) {
  const env = readEnv({ ...settings, DATABASE_URL: url })
  return openPlatform(env, openLog('warn'), path.join(root, 'server/prisma/migrations'))
}

/** The filled company: made once, copied for each run where the database can copy, else made anew. */
export async function filledDatabase(serverUrl: string): Promise<string> {
  const isPostgres = serverUrl.startsWith('postgres')
  const [kept, working] = [`steward_bench_${companyHash()}`, `steward_bench_run_${process.pid}`]
  const server = await openDatabase(serverUrl, 1)
  const connection = await server.borrow()
  try {
    if (!isPostgres) {
      await connection.script([`drop database if exists ${kept}`, `create database ${kept}`])
      await fill(inDatabase(serverUrl, kept))
      return inDatabase(serverUrl, kept)
    }
    const found = await connection.run('select 1 as "one" from pg_database where datname = $1', [kept])
    if (!found.rows.length) {
      await connection.script([`drop database if exists ${kept}_new`, `create database ${kept}_new`])
      await fill(inDatabase(serverUrl, `${kept}_new`))
      await connection.script([`alter database ${kept}_new rename to ${kept}`])
    }
    await connection.unhurried()
    await connection.script([`create database ${working} template ${kept}`])
    return inDatabase(serverUrl, working)
  } finally {
    connection.release(true)
    await server.close()
  }
}

async function fill(url: string) {
  const started = Date.now()
  const { platform, worker, close } = await opened(url)
  const app = await buildApp(platform, { version: 'bench' })
  await fillCompany(app, platform)
  await analyze(platform, [
    'leads',
    'clients',
    'employees',
    'tasks',
    'invoices',
    'invoice_lines',
    'transactions',
    'social_conversations',
    'social_messages',
    'response_times',
    'message_words',
  ])
  await app.close()
  await worker.stop()
  await close()
  console.log(`Filled a company in ${((Date.now() - started) / 1000).toFixed(0)} s`)
}

/** Drops the copy that a run worked on. */
export async function dropWorking(serverUrl: string, url: string) {
  const name = new URL(url).pathname.slice(1)
  if (!name.startsWith('steward_bench_run_')) return
  const server = await openDatabase(serverUrl, 1)
  const connection = await server.borrow()
  await connection.script([`drop database ${name} with (force)`])
  connection.release()
  await server.close()
}
