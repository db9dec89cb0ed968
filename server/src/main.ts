import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildApp } from './app.ts'
import { openDemo } from './demo/demo.ts'
import { DemoRefused } from './demo/fill.ts'
import { DatabaseUnusable } from './platform/db/open.ts'
import { EmbeddedUnusable } from './platform/embedded/unusable.ts'
import { EnvUnusable, readEnv } from './platform/env.ts'
import { openLog } from './platform/log.ts'
import { openPlatform } from './start.ts'

const GRACE_MS = 30_000

/** The project's folder, from the source as well as from the built file. */
function projectFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(folder, 'package-lock.json')) && folder !== path.dirname(folder))
    folder = path.dirname(folder)
  return folder
}

const options = ['--demo']

/** Closes what is open, the last one first. */
async function closeAll(open: (() => Promise<unknown>)[]) {
  for (const close of open.splice(0).reverse()) await close()
}

let isStopping = false

/** Ends the program however far it has come: while the demo is still being filled in, its database ends properly too. */
async function stop(open: (() => Promise<unknown>)[]) {
  if (isStopping) return
  isStopping = true
  setTimeout(() => process.exit(1), GRACE_MS).unref()
  await closeAll(open)
  process.exit(0)
}

async function main() {
  const unknown = process.argv.slice(2).find(word => !options.includes(word))
  if (unknown) throw new EnvUnusable(`Steward does not know the option ${unknown}. There is ${options.join(', ')}.`)
  const given = readEnv()
  const demo = process.argv.includes('--demo') ? await openDemo(given) : undefined
  const env = demo?.env ?? given
  const log = openLog(env.LOG_LEVEL)
  const folder = projectFolder()
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }
  const open: (() => Promise<unknown>)[] = []
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop(open))
  const { platform, worker, close } = await openPlatform(env, log, path.join(folder, 'server/prisma/migrations'))
  open.push(close, () => worker.stop())
  if (demo) open.push(() => demo.stop())
  await demo?.fill(platform).catch(async error => {
    await closeAll(open)
    throw error
  })
  const app = await buildApp(platform, {
    ...{ version, demo },
    webFolder: path.join(folder, 'dist/web'),
    chatFolder: path.join(folder, 'dist/chat'),
  })
  open.push(() => app.close())
  await app.listen({ port: env.PORT, host: env.HOST })
  const { port } = app.server.address() as { port: number }
  const address = env.PUBLIC_URL ?? `http://${env.HOST === '127.0.0.1' ? 'localhost' : env.HOST}:${port}`
  if (!env.PUBLIC_URL?.startsWith('https:'))
    log.info('Cookies are sent over plain http: set PUBLIC_URL to an https address before others use this.')
  demo?.servesAt(`http://${env.HOST === '0.0.0.0' || env.HOST === '::' ? '127.0.0.1' : env.HOST}:${port}`)
  console.log(`Steward ${version} is ready at ${address}`)
  if (demo) console.log(`\nThe logins of the demo company, known to everybody:\n${demo.logins().join('\n')}\n`)
}

main().catch(error => {
  // What was under way when everything was closed.
  if (isStopping) return
  const expected =
    [DatabaseUnusable, EmbeddedUnusable, EnvUnusable].some(kind => error instanceof kind) ||
    error instanceof DemoRefused
  console.error(expected ? error.message : error)
  process.exit(1)
})
