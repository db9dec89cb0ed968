import type { ProviderError, Referral } from '../incoming.ts'
import { type Fields, fields, id, list, number, phone, text, webAddress } from '../meta/payload.ts'

/** What stands around the items of one change: the number they belong to and the people they name. */
export interface Place {
  accountId: string
  contacts: Fields[]
  standby?: true
}

export interface Person {
  externalUserId: string
  phone: string | null
  contactName?: string
  username?: string
}

/**
 * The person behind a phone, a business-scoped id, or both. Contacts are matched by either id and never by their
 * place in the list; people with a username may have no phone, and an empty one counts as none.
 */
export function personBehind(place: Place, theirPhone: unknown, theirUserId: unknown): Person | undefined {
  const [digits, userId] = [phone(theirPhone), id(theirUserId)]
  const contact = place.contacts.find(
    ({ wa_id, user_id }) => (digits && phone(wa_id) === digits) || (userId && id(user_id) === userId),
  )
  const [knownPhone, knownUserId] = [digits ?? phone(contact?.wa_id), userId ?? id(contact?.user_id)]
  const externalUserId = knownUserId ?? knownPhone
  if (!externalUserId) return undefined

  const profile = fields(contact?.profile)
  return {
    externalUserId,
    phone: knownPhone ?? null,
    ...(text(profile?.name) && { contactName: text(profile?.name) }),
    ...(text(profile?.username) && { username: text(profile?.username) }),
  }
}

export const channelOf = ({ accountId, standby }: Place) => ({ accountId, ...(standby && { standby }) })

export function readErrors(value: unknown): ProviderError[] {
  return list(value).map(entry => readError(fields(entry)))
}

export function readError(error: Fields | undefined): ProviderError {
  return {
    code: number(error?.code) ?? null,
    title: text(error?.title) ?? text(error?.message),
    details: text(fields(error?.error_data)?.details),
  }
}

export function referralOf(value: unknown): Referral | undefined {
  const referral = fields(value)
  return (
    referral && {
      sourceType: text(referral.source_type),
      sourceId: id(referral.source_id),
      sourceUrl: webAddress(referral.source_url),
      headline: text(referral.headline),
      body: text(referral.body),
      mediaUrl: webAddress(referral.image_url) ?? webAddress(referral.video_url) ?? webAddress(referral.thumbnail_url),
      clickId: text(referral.ctwa_clid),
      welcomeText: text(fields(referral.welcome_message)?.text),
    }
  )
}
