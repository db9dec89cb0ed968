import { expect, test } from 'vitest'
import { sameRows } from './pages.ts'

const row = (id: string, name = id) => ({ id, name })
const pagesOf = (...pages: { id: string; name: string }[][]) => ({
  pages: pages.map(items => ({ items, nextCursor: null, total: items.length })),
  pageParams: pages.map(() => undefined),
})
const rowsOf = ({ pages }: { pages: { items: unknown[] }[] }) => pages.flatMap(({ items }) => items)

test('rows that say the same stay what they were, wherever they have moved', () => {
  const before = pagesOf([row('a'), row('b')], [row('c'), row('d')])
  const now = sameRows(before, pagesOf([row('new'), row('a')], [row('b'), row('c', 'changed')]))
  const [fresh, a, b, c] = rowsOf(now)

  expect(fresh).toEqual(row('new'))
  expect(a).toBe(rowsOf(before)[0])
  expect(b).toBe(rowsOf(before)[1])
  expect(c).toEqual(row('c', 'changed'))
})

test('an answer that says nothing new is the one before, and a page that does not is the page before', () => {
  const before = pagesOf([row('a'), row('b')], [row('c')])
  expect(sameRows(before, pagesOf([row('a'), row('b')], [row('c')]))).toBe(before)

  const now = sameRows(before, pagesOf([row('a'), row('b')], [row('c', 'changed')]))
  expect(now).not.toBe(before)
  expect(now.pages[0]).toBe(before.pages[0])
  expect(sameRows(before, pagesOf([row('a'), row('b')])).pages).toHaveLength(1)
  expect(sameRows(undefined, before)).toBe(before)
})
