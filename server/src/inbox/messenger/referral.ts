import type { Referral } from '../incoming.ts'
import { fields, id, text, webAddress } from '../meta/payload.ts'

export function referralOf(value: unknown): Referral | undefined {
  const referral = fields(value)
  if (!referral) return undefined

  const advertisement = fields(referral.ads_context_data)
  return {
    source: text(referral.source),
    ref: text(referral.ref),
    sourceType: text(referral.type),
    sourceId: id(referral.ad_id),
    sourceUrl: webAddress(referral.referer_uri),
    headline: text(advertisement?.ad_title),
    mediaUrl: webAddress(advertisement?.photo_url) ?? webAddress(advertisement?.video_url),
    postId: id(advertisement?.post_id),
    productId: id(advertisement?.product_id) ?? id(fields(referral.product)?.id),
  }
}
