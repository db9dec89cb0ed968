import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { graphPort, meta, port } from './stories/setting.ts'

// A fresh installation for each run; PostgreSQL may have to run as somebody else than the owner of the folder.
const dataDir = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'steward-stories-'))
  chmodSync(folder, 0o755)
  return folder
}

export default defineConfig({
  testDir: 'stories',
  outputDir: '../test-results',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    actionTimeout: 10_000,
    baseURL: `http://127.0.0.1:${port}`,
    trace: 'retain-on-failure',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
  webServer: {
    command: 'node dist/server/main.mjs',
    cwd: path.join(import.meta.dirname, '..'),
    url: `http://127.0.0.1:${port}/health/ready`,
    timeout: 60_000,
    // The embedded database ends with the server only when that is asked to stop.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: {
      PORT: String(port),
      DATA_DIR: process.env.TEST_WORKER_INDEX === undefined ? dataDir() : '',
      DATABASE_URL: '',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
      META_APP_ID: meta.appId,
      META_APP_SECRET: meta.appSecret,
      META_VERIFY_TOKEN: meta.verifyToken,
      META_GRAPH_URL: `http://127.0.0.1:${graphPort}`,
    },
  },
})
