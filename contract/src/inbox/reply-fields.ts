/** What a canned reply may leave open, as `{customer}`; filled in by whoever puts it into an answer. */
export const replyFields = ['customer', 'first_name', 'agent', 'company', 'channel'] as const
export type ReplyField = (typeof replyFields)[number]
