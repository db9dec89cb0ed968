// Measuring with a real browser on what is built.
import { built } from '../build.mjs'
import { browserFound } from './browser.mjs'
import { at, run } from './project.mjs'

/** Runs a script of server/bench with the options of this command, and ends with its code. */
export async function measureInBrowser(script) {
  await built()
  const browser = await browserFound()
  if (!browser) {
    console.error('There is no Chromium to measure with.')
    process.exit(1)
  }
  const args = ['--import', 'tsx', at('server/bench', script), ...process.argv.slice(2)]
  process.exit(await run(process.execPath, args, { env: { CHROMIUM: browser } }))
}
