import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { dropDatabases } from './scratch-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
    /** What the scratch databases of this run begin with. */
    databasePrefix: string
  }
}

/** Gives the tests a database server: TEST_DATABASE_URL, or an embedded one of their own that is gone afterwards. */
export default async function databaseServer(project: TestProject) {
  const prefix = `steward_test_${process.pid}`
  project.provide('databasePrefix', prefix)
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    project.provide('serverUrl', given)
    // Workers end without a word, so what they made is dropped here.
    return () => dropDatabases(given, prefix)
  }
  const { startEmbedded } = await import('../src/platform/embedded/supervisor.ts')
  const dataDir = mkdtempSync(path.join(tmpdir(), 'steward-test-'))
  // PostgreSQL may have to run as somebody else than the owner.
  chmodSync(dataDir, 0o755)
  const embedded = await startEmbedded({ dataDir, log: () => {} })
  project.provide('serverUrl', embedded.url)
  return async () => {
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
