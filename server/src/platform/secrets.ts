import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

export interface Box {
  /** Encrypts text for one place, `table.column:row`; opened elsewhere it does not open. */
  seal(text: string, place: string): string
  /** Throws SealBroken when the value was altered, moved, or its key is missing. */
  open(sealed: string, place: string): string
}

/** A stored secret can't be read: it was altered or moved, or APP_KEY lacks the key it was made with. */
export class SealBroken extends Error {}

/** AES-256-GCM with a random 96-bit nonce, as `v1.keyId.nonce.cipher.tag`. The first of the keys seals, all of them open. */
export function boxOf(keys: { id: string; key: Buffer }[]): Box {
  const [active] = keys
  if (!active) throw new Error('APP_KEY holds no key')
  return {
    seal(text, place) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', active.key, nonce).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return ['v1', active.id, ...[nonce, sealed, cipher.getAuthTag()].map(part => part.toString('base64url'))].join(
        '.',
      )
    },
    open(sealed, place) {
      const [version, keyId, nonce, body, tag] = sealed.split('.')
      const key = keys.find(({ id }) => id === keyId)?.key
      if (version !== 'v1' || !nonce || body === undefined || !tag) throw new SealBroken('This is no sealed value')
      if (!key) throw new SealBroken(`APP_KEY lacks the key "${keyId}" that this was sealed with`)
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
          .setAAD(Buffer.from(place))
          .setAuthTag(Buffer.from(tag, 'base64url'))
        return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
      } catch {
        throw new SealBroken('This sealed value was altered or moved')
      }
    },
  }
}

/** A token of 256 random bits. */
export const newToken = () => randomBytes(32).toString('base64url')
/** What is stored of a token. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
