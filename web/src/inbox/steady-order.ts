import { useRef } from 'react'

interface Row {
  id: string
  lastMessageAt: string
}

/**
 * While somebody points at the list, rows stay where they are: what they say is renewed in place, what left the view goes, and
 * what is new or moved waits. `held` says how many wait.
 */
export function useSteadyOrder<R extends Row>(rows: R[] | undefined, isHeld: boolean, view: string) {
  const kept = useRef<{ view: string; ids: string[] }>({ view, ids: [] })
  if (!rows) return { rows, waiting: 0 }
  const fresh = rows.map(({ id }) => id)
  if (!isHeld || kept.current.view !== view || kept.current.ids.length === 0) {
    kept.current = { view, ids: fresh }
    return { rows, waiting: 0 }
  }
  const byId = new Map(rows.map(row => [row.id, row]))
  const staying = kept.current.ids.filter(id => byId.has(id))
  const known = new Set(staying)
  const last = fresh.findLastIndex(id => known.has(id))
  // Rows that were loaded further down follow as ever; those above have come in since.
  const below = fresh.slice(last + 1)
  const above = fresh.slice(0, last + 1).filter(id => !known.has(id))
  const ids = [...staying, ...below]
  kept.current = { view, ids }
  const moved = isSameOrder(
    staying,
    fresh.filter(id => known.has(id)),
  )
    ? 0
    : 1
  return { rows: ids.map(id => byId.get(id) as R), waiting: above.length + moved }
}

const isSameOrder = (one: string[], other: string[]) => one.every((id, at) => other[at] === id)
