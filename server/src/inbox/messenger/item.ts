import type { Direction } from '../incoming.ts'
import type { Fields } from '../meta/payload.ts'

/** One entry of `messaging` or `standby`: who, on which page, when, and the fields that say what happened. */
export interface Item {
  accountId: string
  externalUserId: string | undefined
  direction: Direction
  timestampMs: number | null
  ourAppId: string | undefined
  standby?: true
  fields: Fields
}

export type ItemOfPerson = Item & { externalUserId: string }

export const channelOf = ({ accountId, timestampMs, standby }: Item) => ({
  accountId,
  timestampMs,
  ...(standby && { standby }),
})

export const personOf = (item: ItemOfPerson) => ({ ...channelOf(item), externalUserId: item.externalUserId })
