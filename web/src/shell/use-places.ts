import { useMe } from '../platform/session.ts'
import { type Place, places } from './places.ts'

/** The places this person may go to. */
export function usePlaces(): Place[] {
  const { can } = useMe()
  return places.filter(place => !place.needs || can(place.needs))
}
