import { createHash, randomBytes } from 'node:crypto'

/** What a site names the chat by. No secret: it stands in every page. */
export const newKey = () => randomBytes(12).toString('base64url')
export const isKey = (text: string) => /^[\w-]{16}$/.test(text)

/**
 * The visitor behind a token, as this one chat knows them. A hash that takes the chat in: the token cannot be found from it, and
 * means somebody else in any other chat.
 */
export const visitorOf = (integrationId: string, token: string) =>
  createHash('sha256').update(`${integrationId} ${token}`).digest('base64url').slice(0, 22)

export const isToken = (text: string) => /^[\w-]{43}$/.test(text)

/** Within a channel ids are unique, and visitors choose theirs: each has its visitor's before it, so that none can be another's. */
export const receivedIdOf = (visitor: string, clientId: string) => `${visitor}.${clientId}`
export const clientIdOf = (receivedId: string | null) => receivedId?.split('.')[1] ?? null
export const sentIdOf = (messageId: string) => `out.${messageId}`
