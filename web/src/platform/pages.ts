import { type InfiniteData, keepPreviousData, replaceEqualDeep } from '@tanstack/react-query'

interface Page<Row> {
  items: Row[]
  nextCursor: string | null
  total: number | null
}

/** How lists are asked for page by page; the old rows stay until new ones are there. */
export const byCursor = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
  placeholderData: keepPreviousData,
  structuralSharing: (before: unknown, now: unknown) =>
    sameRows(before as InfiniteData<Page<{ id: string }>> | undefined, now as InfiniteData<Page<{ id: string }>>),
}

/**
 * The pages now, made of the rows before where these say the same, wherever they have moved: only what changed is drawn anew. The
 * library itself compares what stands in the same place, so one row more at the top would change all of them.
 */
export function sameRows<Row extends { id: string }>(
  before: InfiniteData<Page<Row>> | undefined,
  now: InfiniteData<Page<Row>>,
): InfiniteData<Page<Row>> {
  if (!before) return now
  const known = new Map(before.pages.flatMap(({ items }) => items.map(row => [row.id, row])))
  const renewed = (row: Row): Row => {
    const earlier = known.get(row.id)
    return earlier ? replaceEqualDeep(earlier, row) : row
  }
  const pages = now.pages.map((page, at) => {
    const items = page.items.map(renewed)
    const earlier = before.pages[at]
    return earlier && isSame(earlier, { ...page, items }) ? earlier : { ...page, items }
  })
  const isWhole = pages.length === before.pages.length && pages.every((page, at) => page === before.pages[at])
  return isWhole ? before : { ...now, pages }
}

const isSame = <Row>(one: Page<Row>, other: Page<Row>) =>
  one.nextCursor === other.nextCursor &&
  one.total === other.total &&
  one.items.length === other.items.length &&
  one.items.every((row, at) => row === other.items[at])

interface Pages<Row> {
  data: { pages: { items: Row[]; total: number | null }[] } | undefined
}

/** A list with the rows of all pages loaded so far. What else is known of it is looked at only when it is read: whoever does not ask is not drawn anew. */
export const withRows = <Row, List extends Pages<Row>>(list: List & Pages<Row>) =>
  beside(list, {
    rows: list.data?.pages.flatMap(page => page.items),
    total: list.data?.pages[0]?.total,
  })

/** The same list with something more; copied, all that is known of it would count as read. */
export const beside = <List extends object, More>(list: List, more: More): List & More =>
  Object.assign(Object.create(list), more)
