// npm test: checks, then the whole suite on every database that can be reached, then the browser stories.
// With CI=true a missing database fails. `npm test -- leads` runs the files whose names match, on every database.
import { existsSync } from 'node:fs'
import { built } from './build.mjs'
import { browserFound } from './lib/browser.mjs'
import { reporter, takeFailures } from './lib/failures.mjs'
import { at, program, quietly, run } from './lib/project.mjs'
import { sizesHold } from './size.mjs'

const CI = process.env.CI === 'true'
const filters = process.argv.slice(2)
const started = Date.now()

/** The database servers of this run: the embedded one always, others where their address is given or, in CI, where they usually are. */
async function servers() {
  const usual = CI
    ? { postgres: 'postgresql://postgres@127.0.0.1:5432/postgres', mariadb: 'mariadb://root@127.0.0.1:3306/mysql' }
    : {}
  return Object.entries({
    'the embedded database': '',
    PostgreSQL: process.env.TEST_POSTGRES_URL ?? usual.postgres,
    MariaDB: process.env.TEST_MARIADB_URL ?? usual.mariadb,
    MySQL: process.env.TEST_MYSQL_URL ?? (CI ? await startMysql() : undefined),
  })
}

// A real MySQL of the workbench, where there is one beside the project.
async function startMysql() {
  const starter = at('../shared/bin/mysql9')
  if (!existsSync(starter)) return undefined
  const { code, output } = await quietly('bash', [starter, 'start'])
  if (code === 0) return 'mysql://lab:lab@127.0.0.1:3307/mysql'
  console.error(output)
  return undefined
}

/** Works with a database of its own on a MySQL server, which is gone afterwards. */
async function withEmptyDatabase(serverUrl, work) {
  const { default: mariadb } = await import('mariadb')
  const name = `steward_test_stories_${process.pid}`
  const url = new URL(serverUrl)
  const connection = await mariadb.createConnection({
    host: url.hostname,
    port: Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    allowPublicKeyRetrieval: true,
  })
  try {
    await connection.query(`create database ${name}`)
    url.pathname = `/${name}`
    return await work(url.href)
  } finally {
    await connection.query(`drop database if exists ${name}`)
    await connection.end()
  }
}

const results = []
async function step(name, work) {
  const began = Date.now()
  console.log(`\n── ${name}`)
  const code = await work()
  results.push({ name, passed: code === 0, seconds: (Date.now() - began) / 1000, failures: takeFailures() })
}

const vitest = (args, env) =>
  run(
    process.execPath,
    [program('vitest', 'vitest.mjs'), 'run', '--reporter=default', `--reporter=${reporter.path}`, ...args, ...filters],
    { env: { ...reporter.env, ...env } },
  )

const testsOn = (name, url) =>
  step(`Tests on ${name}`, () =>
    vitest(['--root', at('server')], {
      TEST_DATABASE_URL: url,
      ...(CI && { TEST_REDIS_URL: process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379' }),
    }),
  )

const stories = (browser, files, env) =>
  run(
    process.execPath,
    [
      program('@playwright/test', 'cli.js'),
      'test',
      `--reporter=list,${reporter.path}`,
      ...['--config', at('web/playwright.config.ts')],
      ...files,
    ],
    { env: { CHROMIUM: browser, ...reporter.env, ...env } },
  )

await built()
if (filters.length === 0) {
  await step('Checks', () => run(process.execPath, [at('bin/check.mjs')]))
  await step('Size of the screens', async () => (sizesHold() ? 0 : 1))
}

const missing = []
const reached = {}
for (const [name, url] of await servers()) {
  if (url === undefined) missing.push(name)
  else {
    reached[name] = url
    await testsOn(name, url)
  }
}
await step('Tests of the screens', () => vitest(['--root', at('web'), '--dir', at('web/src'), '--passWithNoTests']))

if (filters.length === 0) {
  const browser = await browserFound()
  if (browser) {
    await step('Browser stories', () => stories(browser, []))
    if (reached.MySQL)
      await step('The whole thread on MySQL', () =>
        withEmptyDatabase(reached.MySQL, url => stories(browser, ['thread'], { STORIES_DATABASE_URL: url })),
      )
  } else missing.push('Chromium')
}

console.log(`\n── In ${Math.round((Date.now() - started) / 1000)} s`)
for (const { name, passed, seconds, failures } of results) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(0)} s)`)
  for (const { test, error } of failures) console.log([`        ${test}`, ...error].join('\n          '))
}
for (const name of missing) console.log(`${CI ? 'FAILED' : 'left out'}  ${name} could not be reached`)
process.exit(results.every(({ passed }) => passed) && !(CI && missing.length) ? 0 : 1)
