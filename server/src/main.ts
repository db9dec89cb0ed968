import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildApp } from './app.ts'
import { DatabaseUnusable } from './platform/db/open.ts'
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

async function main() {
  const env = readEnv()
  const log = openLog(env.LOG_LEVEL)
  const folder = projectFolder()
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }
  const { platform, worker, close } = await openPlatform(env, log, path.join(folder, 'server/prisma/migrations'))
  const app = await buildApp(platform, { version, webFolder: path.join(folder, 'dist/web') })
  await app.listen({ port: env.PORT, host: env.HOST })
  const { port } = app.server.address() as { port: number }
  const address = env.PUBLIC_URL ?? `http://${env.HOST === '127.0.0.1' ? 'localhost' : env.HOST}:${port}`
  if (!env.PUBLIC_URL?.startsWith('https:'))
    log.info('Cookies are sent over plain http: set PUBLIC_URL to an https address before others use this.')
  console.log(`Steward ${version} is ready at ${address}`)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    await app.close()
    await worker.stop()
    await close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch(error => {
  const expected = error instanceof EnvUnusable || error instanceof DatabaseUnusable
  console.error(expected ? error.message : error)
  process.exit(1)
})
