import type { QueryClient } from '@tanstack/react-query'
import { isOpenTo } from './rights.ts'
import { type Self, selfIn } from './session.ts'

/**
 * What a screen asks for first, exported by its page as `ahead`: sent for as soon as somebody points at a link that leads there, and
 * before the screen is drawn. It waits for nothing.
 */
export type Ahead<Search = unknown> = (cache: QueryClient, me: Self, at: { search: Search; id: string }) => void

interface Going {
  context: { cache: QueryClient }
  location: { search: unknown; pathname: string }
  route: Parameters<typeof isOpenTo>[1]
}

/** A route's loader that asks ahead for whoever may see its page. Where the page's code could not be fetched, its component says so. */
export const asking =
  <Search>(load: () => Promise<{ ahead: Ahead<Search> }>) =>
  async ({ context: { cache }, location, route }: Going): Promise<void> => {
    const page = await load().catch(() => undefined)
    const me = selfIn(cache)
    if (!page || !me || !isOpenTo(me, route)) return
    // The address of something ends with its id.
    const id = location.pathname.split('/').at(-1) ?? ''
    page.ahead(cache, me, { search: location.search as Search, id })
  }
