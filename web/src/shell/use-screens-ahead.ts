import { type AnyRouter, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { fetchParts } from '../platform/apart.tsx'

const QUIET_MS = 2_000

const fetchScreen = async ({ routesById }: AnyRouter, id: string): Promise<void> => {
  const { component } = routesById[id].options as { component?: { preload?: () => Promise<unknown> } }
  await component?.preload?.()
}

/** Fetches the code of the screen whose address stands in the browser, while it is still asked who is there. */
export function fetchThisScreen(router: AnyRouter): void {
  for (const { routeId } of router.matchRoutes(router.latestLocation)) void fetchScreen(router, routeId)
}

/** Once the first screen stands, the others and their parts are fetched one by one, so that moving to one waits for its data alone. */
export function useScreensAhead(): void {
  const router = useRouter()
  useEffect(() => {
    const { connection } = navigator as { connection?: { saveData?: boolean } }
    if (connection?.saveData) return
    let isOver = false
    const timer = setTimeout(async () => {
      for (const id of Object.keys(router.routesById)) {
        // Without a network each of them would fail; whoever goes there later asks for it again.
        if (isOver || !navigator.onLine) return
        await fetchScreen(router, id)
      }
      await fetchParts()
    }, QUIET_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [router])
}
