// npm run burst [-- --write]: 200 conversations in one second before 20 agents; a conversation of 20,000 messages; a list of 50,000.
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
  await run(process.execPath, ['--import', 'tsx', at('server/bench/burst.ts'), ...process.argv.slice(2)], {
    env: { CHROMIUM: browser },
  }),
)
