import { keepPreviousData } from '@tanstack/react-query'

/** How lists are asked for page by page; the old rows stay until new ones are there. */
export const byCursor = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
  placeholderData: keepPreviousData,
}

interface Pages<Row> {
  data: { pages: { items: Row[]; total: number | null }[] } | undefined
}

/** A list with the rows of all pages loaded so far. */
export const withRows = <Row, List extends Pages<Row>>(list: List & Pages<Row>) => ({
  ...list,
  rows: list.data?.pages.flatMap(page => page.items),
  total: list.data?.pages[0]?.total,
})
