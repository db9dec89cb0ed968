import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { demoPort, graphPort, meta, port } from './stories/setting.ts'

// A fresh installation for each run; PostgreSQL may have to run as somebody else than the owner of the folder.
const dataDir = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'steward-stories-'))
  chmodSync(folder, 0o755)
  return folder
}

const server = {
  command: 'node dist/server/main.mjs',
  cwd: path.join(import.meta.dirname, '..'),
  // What it warns of stands beside the story that it happened in.
  stdout: 'pipe' as const,
  // The embedded database ends with the server only when that is asked to stop.
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
}

const settings = (port: number) => ({
  PORT: String(port),
  DATA_DIR: process.env.TEST_WORKER_INDEX === undefined ? dataDir() : '',
  RATE_LIMITS: 'off',
  LOG_LEVEL: 'warn',
})

// These play Meta, whose port only one of them can have at a time.
const withMeta = ['settings', 'thread', 'two-answer', 'dead-token']
// These play in the demo company, one after the other since it is the same for all.
const inTheDemo = ['arabic', 'customer', 'days', 'tasks']
const specs = (names: string[]) => names.map(name => `${name}.spec.ts`)

// What is waited for comes at once on a machine of its own; one that others use may be ten times as slow for a while.
const patience = process.env.CI ? 30_000 : 10_000

export default defineConfig({
  testDir: 'stories',
  outputDir: '../test-results',
  // What has a company of its own comes first: the demo's year is being filled in meanwhile.
  projects: [
    { name: 'with Meta', testMatch: specs(withMeta), workers: 1 },
    { name: 'companies', testIgnore: specs([...withMeta, ...inTheDemo, 'screens']) },
    { name: 'demo', testMatch: specs(inTheDemo), workers: 1 },
    // How far things move is only worth measuring while nothing else goes on.
    { name: 'screens', testMatch: specs(['screens']), workers: process.env.SCREENSHOTS ? 1 : 2 },
  ],
  workers: 2,
  // Only against hanging: a day's or a month's work takes a while where much else goes on.
  timeout: 180_000,
  expect: { timeout: patience },
  // What decides whether a change lands runs on machines that others use too; a story that needed this is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list']],
  use: {
    actionTimeout: patience,
    baseURL: `http://127.0.0.1:${port}`,
    // Writing down every step takes a third of the time; `--trace on` does it for a story that fails.
    trace: 'off',
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // What fades has less contrast than it will have, and less than it had.
    contextOptions: { reducedMotion: 'reduce' },
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
  // While stories are written, they may play on a demo that runs already.
  webServer: process.env.STORIES_DEMO_URL ? [] : servers(),
})

function servers() {
  return [
    // A year of business takes a while to fill in, which its first story waits for; a run on another database tells the first story only.
    ...(process.env.STORIES_DATABASE_URL
      ? []
      : [{ ...server, command: `${server.command} --demo`, env: { ...settings(demoPort), DATABASE_URL: '' } }]),
    {
      ...server,
      url: `http://127.0.0.1:${port}/health/ready`,
      timeout: 60_000,
      env: {
        ...settings(port),
        DATABASE_URL: process.env.STORIES_DATABASE_URL ?? '',
        // Each story but the first start opens a company of its own.
        SIGNUP: 'open',
        META_APP_ID: meta.appId,
        META_APP_SECRET: meta.appSecret,
        META_VERIFY_TOKEN: meta.verifyToken,
        META_GRAPH_URL: `http://127.0.0.1:${graphPort}`,
      },
    },
  ]
}
