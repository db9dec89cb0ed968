import { configDefaults, defineConfig } from 'vitest/config'

// What touches no database of the suite runs once, with the embedded one.
const sameEverywhere = [
  'src/platform/embedded/**',
  'src/finance/pdf/**',
  'src/finance/money.test.ts',
  'src/inbox/m*/*.test.ts',
  'src/inbox/whatsapp/*.test.ts',
  'src/inbox/business-hours.test.ts',
  'src/inbox/outages.test.ts',
  'src/identity/pictures.test.ts',
  'test/graph-api.test.ts',
]
// Statements of PostgreSQL run on the embedded one, those of MySQL and MariaDB on MySQL. The other of each dialect runs what its version
// could answer differently: the platform, money, rights, lists, search and reports, and the core of the inbox.
const onceOfADialect = [
  'src/demo/**',
  'src/inbox/webchat/**',
  'src/inbox/{answers,automation,away,canned-replies,dead-letters,health,integrations,invoices,labels,notes,pace}.test.ts',
  'src/inbox/{page-login,presence,ratings,scheduled-replies,seen,snoozing,split-text,teams,templates,typing}.test.ts',
  'src/inbox/{uploads,verdicts}.test.ts',
]
const url = process.env.TEST_DATABASE_URL ?? ''
const isOtherOfItsDialect = /^(postgresql|mariadb):/.test(url)

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'proofs/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      ...(url ? sameEverywhere : []),
      ...(isOtherOfItsDialect ? onceOfADialect : []),
    ],
    // One app and one database per worker, shared by its files: each test has its own company.
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['test/databases.ts'],
  },
})
