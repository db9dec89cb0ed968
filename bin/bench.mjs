// npm run bench [-- --quick --only=lead --write --profile=folder]: the built server beside the floor, on the embedded database or BENCH_DATABASE_URL.
import { built } from './build.mjs'
import { at, run } from './lib/project.mjs'

await built()
process.exit(await run(process.execPath, ['--import', 'tsx', at('server/bench/run.ts'), ...process.argv.slice(2)]))
