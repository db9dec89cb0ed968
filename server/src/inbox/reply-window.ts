import type { Provider } from '@steward/contract/inbox/integrations.ts'
import type { Ctx } from '../platform/work.ts'
import { kindOf } from './channels.ts'

/** May we answer on this channel now, and until when; `end` is null where that has no end, or the customer never wrote. */
export function replyWindow(ctx: Ctx, provider: Provider, lastCustomerAt: string | null) {
  const { hoursToAnswer } = kindOf(provider)
  if (hoursToAnswer === null) return { isOpen: true, end: null }
  const end = lastCustomerAt && new Date(Date.parse(lastCustomerAt) + hoursToAnswer * 3_600_000).toISOString()
  return { isOpen: end !== null && Date.parse(end) > ctx.now.getTime(), end }
}
