// npm run screenshots: walks every screen of the demo company, light and dark, on a phone, in Arabic and German, and keeps a picture of
// each in screenshots/. `npm run screenshots -- arabic` walks what matches; `npm run screenshots -- --readme` takes those the README shows.
import { mkdirSync } from 'node:fs'
import { built } from './build.mjs'
import { browserFound } from './lib/browser.mjs'
import { at, program, run } from './lib/project.mjs'

/** What the README shows, by its name there. */
const readme = {
  inbox: 'light/conversation',
  phone: 'phone/conversation',
  home: 'light/home',
  leads: 'light/leads-board',
  invoice: 'light/invoice-issued',
  dark: 'dark/reports',
  arabic: 'arabic/tasks-calendar',
}
const WIDTH = 1200
const MOST_BYTES = 120_000

/** Small copies for the README, in docs/screens. */
async function copyToReadme() {
  const { default: sharp } = await import('sharp')
  mkdirSync(at('docs/screens'), { recursive: true })
  for (const [name, picture] of Object.entries(readme)) {
    const { size } = await sharp(at('screenshots', `${picture}.png`))
      .resize({ width: WIDTH, withoutEnlargement: true })
      .webp({ quality: 82, effort: 6 })
      .toFile(at('docs/screens', `${name}.webp`))
    console.log(`docs/screens/${name}.webp  ${Math.round(size / 1000)} kB`)
    if (size > MOST_BYTES) throw new Error(`${name} is too heavy for a README`)
  }
}

await built()
const browser = await browserFound()
if (!browser) {
  console.error('There is no Chromium to take pictures with.')
  process.exit(1)
}
const isForReadme = process.argv.includes('--readme')
const wanted = isForReadme
  ? [
      Object.values(readme)
        .map(picture => `, ${picture.replace('/', ' ')}$`)
        .join('|'),
    ]
  : process.argv.slice(2)
const code = await run(
  process.execPath,
  [
    program('@playwright/test', 'cli.js'),
    'test',
    ...['--config', at('web/playwright.config.ts')],
    'screens.spec',
    ...wanted.flatMap(words => ['-g', words]),
  ],
  { env: { CHROMIUM: browser, SCREENSHOTS: 'all' } },
)
if (code === 0 && isForReadme) await copyToReadme()
process.exit(code)
