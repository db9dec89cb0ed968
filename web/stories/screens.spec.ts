import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { expectNoBarriers } from './cast.ts'
import { complaintsOf, personAt } from './demo.ts'
import { modes, screens } from './screens.ts'

// `npm run screenshots` walks all looks and keeps pictures; a test run takes the first look.
const isWhole = process.env.SCREENSHOTS === 'all'
const walked = isWhole ? modes : modes.slice(0, 1)
const SHIFT_AT_MOST = 0.05

// Every screen stands for itself.
test.describe.configure({ mode: 'parallel' })

for (const { name, language, scheme, width, height, hasTouch } of walked) {
  test.describe(`every screen, ${name}`, () => {
    let context: BrowserContext
    let page: Page
    let complaints: string[]

    test.beforeAll(async ({ browser }) => {
      page = await personAt(browser, 'marta', { viewport: { width, height }, colorScheme: scheme, hasTouch })
      context = page.context()
      await context.addInitScript(remember, { language, scheme })
      await context.addInitScript(measureShifts)
      complaints = complaintsOf(page)
    })
    test.afterAll(() => context.close())

    for (const screen of screens) {
      test(screen.name, async () => {
        complaints.length = 0
        const path = typeof screen.path === 'string' ? screen.path : await screen.path(context.request)

        await page.goto(path)
        await settled(page)

        if (isWhole) await page.screenshot({ path: `screenshots/${name}/${screen.name}.png` })
        await expectOneOfEach(page)
        // Before the look for barriers, which scrolls what it looks at.
        await expectNothingMoved(page)
        await expectNoBarriers(page, { colours: true })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        expect(complaints).toEqual([])
      })
    }
  })
}

interface Shift {
  /** How far, as browsers count it. */
  value: number
  what: string[]
}

declare global {
  interface Window {
    /** What moved by itself while this page stood. */
    shifts: Shift[]
  }
}

function remember({ language, scheme }: { language: string; scheme: string }) {
  // A paper in its frame has no storage.
  if (window !== window.top) return
  localStorage.setItem('steward-language', language)
  localStorage.setItem('steward-scheme', scheme)
}

function measureShifts() {
  window.shifts = []
  const wordsOf = (node: Node | null) =>
    node instanceof Element
      ? `${node.localName}.${node.classList} "${node.textContent?.slice(0, 40)}"`
      : node?.textContent
  new PerformanceObserver(list => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      if (entry.hadRecentInput) continue
      const what = entry.sources.map(
        ({ node, previousRect: from, currentRect: to }) =>
          `${wordsOf(node)} from ${[from.x, from.y]} to ${[to.x, to.y]}`,
      )
      window.shifts.push({ value: entry.value, what })
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

// Only in Chromium, so TypeScript doesn't know it.
interface LayoutShift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
}

/** Until nothing is a placeholder any more and nothing is on its way. */
async function settled(page: Page) {
  await expect(page.locator('main')).not.toBeEmpty()
  await expect(page.locator('.mantine-Skeleton-root, [aria-busy="true"]')).toHaveCount(0, { timeout: 15_000 })
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(300)
}

async function expectNothingMoved(page: Page) {
  const shifts = await page.evaluate(() => window.shifts)
  const sum = shifts.reduce((sum, { value }) => sum + value, 0)
  expect(sum, JSON.stringify(shifts, null, 1)).toBeLessThanOrEqual(SHIFT_AT_MOST)
}

async function expectOneOfEach(page: Page) {
  await expect(page.locator('main')).toHaveCount(1)
  await expect(page.locator('h1')).toHaveCount(1)
}
