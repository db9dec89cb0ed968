import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
  }
}

/** Gives the tests a database server: TEST_DATABASE_URL, or an embedded one of their own that is gone afterwards. */
export default async function databaseServer(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL
  if (given) return project.provide('serverUrl', given)
  const { startEmbedded } = await import('../src/platform/embedded/supervisor.ts')
  const dataDir = mkdtempSync(path.join(tmpdir(), 'steward-test-'))
  const embedded = await startEmbedded({ dataDir, log: () => {} })
  project.provide('serverUrl', embedded.url)
  return async () => {
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
