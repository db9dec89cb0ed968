import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import { emailOf, PASSWORD } from '../../server/src/demo/cast.ts'
import { demoPort } from './setting.ts'

export const demoUrl = process.env.STORIES_DEMO_URL ?? `http://127.0.0.1:${demoPort}`

const FILLING_MS = 240_000
const isFilled = () =>
  fetch(`${demoUrl}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  )

/** Waits until the demo's year of business is there; whoever comes first has the time for it. */
export async function demoFilled() {
  if (await isFilled()) return
  test.setTimeout(test.info().timeout + FILLING_MS)
  await expect.poll(isFilled, { timeout: FILLING_MS, message: 'The demo did not start' }).toBe(true)
}

/** Somebody of the demo company, signed in, with a browser of their own. */
export async function personAt(browser: Browser, who: string, options: BrowserContextOptions = {}): Promise<Page> {
  await demoFilled()
  const context = await browser.newContext({ baseURL: demoUrl, viewport: { width: 1440, height: 900 }, ...options })
  const answer = await context.request.post('/api/v1/auth/login', { data: { email: emailOf(who), password: PASSWORD } })
  if (!answer.ok()) throw new Error(`${who} could not sign in: ${await answer.text()}`)
  return context.newPage()
}

/** Collects what a browser complains about. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  return complaints
}
