// npm run prove [name …]: the long proofs at full size, on the embedded database and on those whose address is given.
import { readdirSync } from 'node:fs'
import { generated } from './generate.mjs'
import { installed } from './lib/install.mjs'
import { at, program, run } from './lib/project.mjs'

const ending = '.test.ts'
const proofs = readdirSync(at('server/proofs'))
  .filter(file => file.endsWith(ending))
  .map(file => file.slice(0, -ending.length))
const asked = process.argv.slice(2)
const unknown = asked.filter(name => !proofs.includes(name))
if (unknown.length) {
  console.error(`There is no proof called ${unknown.join(', ')}. There are: ${proofs.join(', ')}.`)
  process.exit(1)
}

const servers = {
  'the embedded database': '',
  PostgreSQL: process.env.TEST_POSTGRES_URL,
  MariaDB: process.env.TEST_MARIADB_URL,
  MySQL: process.env.TEST_MYSQL_URL,
}
const files = (asked.length ? asked : proofs).map(name => `proofs/${name}${ending}`)

await installed()
await generated()
let failed = 0
for (const [name, url] of Object.entries(servers)) {
  if (url === undefined) continue
  console.log(`\n── ${files.length === 1 ? asked[0] : 'Proofs'} on ${name}`)
  const options = ['--root', at('server'), '--no-file-parallelism', '--disable-console-intercept=true']
  const code = await run(process.execPath, [program('vitest', 'vitest.mjs'), 'run', ...options, ...files], {
    env: { TEST_DATABASE_URL: url, PROOF_SCALE: '1' },
  })
  if (code !== 0) failed++
}
process.exit(failed ? 1 : 0)
