import { useMayOpen } from '../platform/rights.ts'
import { type Place, places } from './places.ts'

/** The places this person may go to. */
export function usePlaces(): Place[] {
  const mayOpen = useMayOpen()
  return places.filter(({ to }) => mayOpen(to))
}
