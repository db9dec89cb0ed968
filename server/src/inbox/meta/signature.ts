import { createHmac, timingSafeEqual } from 'node:crypto'
import { fields, id, number } from './payload.ts'

/** Did one of our apps' secrets sign this body? `header` is `X-Hub-Signature-256`. */
export function verifySignature(rawBody: Buffer, header: string | undefined, secrets: string[]): boolean {
  return signatureMatch(rawBody, header, secrets) !== null
}

/**
 * `as_received`: the signature is over these bytes. `escaped`: over the same text with everything beyond ASCII written
 * as lower-case \uXXXX, which is what Meta documents; a proxy that rewrites bodies leads here. Null: not signed by us.
 */
export function signatureMatch(
  rawBody: Buffer,
  header: string | undefined,
  secrets: string[],
): 'as_received' | 'escaped' | null {
  const signature = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1]
  if (!signature) return null

  const claimed = Buffer.from(signature, 'hex')
  const signed = (bytes: Buffer) => secrets.some(secret => timingSafeEqual(hmac(secret, bytes), claimed))
  if (signed(rawBody)) return 'as_received'
  return rawBody.some(byte => byte >= 0x80) && signed(escaped(rawBody)) ? 'escaped' : null
}

const hmac = (secret: string, message: Buffer | string) => createHmac('sha256', secret).update(message).digest()

function escaped(rawBody: Buffer): Buffer {
  const text = rawBody.toString('utf8')
  return Buffer.from(
    text.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    'ascii',
  )
}

export interface SignedRequest {
  /** The person who connected a page, as this app knows them: not a customer's page-scoped id. */
  userId: string
  issuedAtMs: number | null
}

/** The `signed_request` of a deauthorize or data-deletion callback; null unless one of our apps' secrets signed it. */
export function verifySignedRequest(signedRequest: string | undefined, secrets: string[]): SignedRequest | null {
  const [, signature, payload] = /^([\w-]+)={0,2}\.([\w-]+={0,2})$/.exec(signedRequest ?? '') ?? []
  if (!signature || !payload) return null

  const claimed = Buffer.from(signature, 'base64url')
  const isOurs = secrets.some(secret => isEqual(hmac(secret, payload), claimed))
  return isOurs ? readSignedPayload(payload) : null
}

const isEqual = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other)

function readSignedPayload(payload: string): SignedRequest | null {
  const content = fields(jsonOrNothing(Buffer.from(payload, 'base64url').toString('utf8')))
  const userId = id(content?.user_id)
  if (content?.algorithm !== 'HMAC-SHA256' || !userId) return null

  const issuedAt = number(content.issued_at)
  return { userId, issuedAtMs: issuedAt === undefined ? null : issuedAt * 1000 }
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Shows Meta that a call with this token comes from the app it was given to. */
export function appSecretProof(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('hex')
}
