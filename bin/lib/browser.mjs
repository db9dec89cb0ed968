// A Chromium for the browser stories: one on the system, else Debian's package in CI, else Playwright's own download.
import { existsSync } from 'node:fs'
import { program, quietly } from './project.mjs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const onSystem = () => [process.env.CHROMIUM, ...places].find(place => place && existsSync(place))

async function fromDebian() {
  if (process.env.CI !== 'true' || process.getuid?.() !== 0) return undefined
  console.log('Installing Chromium from Debian …')
  const { code, output } = await quietly('bash', [
    '-c',
    'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium',
  ])
  if (code !== 0) console.error(output)
  return onSystem()
}

async function fromPlaywright() {
  const { code } = await quietly(process.execPath, [program('@playwright/test', 'cli.js'), 'install', 'chromium'])
  if (code !== 0) return undefined
  const { chromium } = await import('@playwright/test')
  const place = chromium.executablePath()
  return existsSync(place) ? place : undefined
}

/** Where a Chromium is, or undefined. */
export const browserFound = async () => onSystem() ?? (await fromDebian()) ?? (await fromPlaywright())
