// npm run pace [-- --quick --company=demo --write]: how long people wait for screens, in the demo company and in one with 50,000 leads.
import { built } from './build.mjs'
import { browserFound } from './lib/browser.mjs'
import { at, run } from './lib/project.mjs'

await built()
const browser = await browserFound()
if (!browser) {
  console.error('There is no Chromium to measure with.')
  process.exit(1)
}
process.exit(
  await run(process.execPath, ['--import', 'tsx', at('server/bench/pace.ts'), ...process.argv.slice(2)], {
    env: { CHROMIUM: browser },
  }),
)
