import { describe, expect, test } from 'vitest'
import { readMetaExample } from '../../../test/meta-examples.ts'
import { metaBytes, signatureOf, signedRequest } from '../../demo/graph-player/meta-webhooks.ts'
import { appSecretProof, signatureMatch, verifySignature, verifySignedRequest } from './signature.ts'

interface Vectors {
  webhook: {
    name: string
    secret: string
    rawBodyBase64: string
    header: string | null
    valid: boolean
    tolerated?: true
  }[]
  escaped: { secret: string; rawBodyBase64: string; header: string }
  signedRequest: {
    name: string
    secret: string
    signedRequest: string
    valid: boolean
    payload?: { user_id: string }
  }[]
  appsecretProof: { accessToken: string; appSecret: string; proof: string }[]
}

const vectors = readMetaExample('signatures.json') as Vectors
const bytes = (base64: string) => Buffer.from(base64, 'base64')

describe('the signature of a webhook', () => {
  test.each(vectors.webhook.filter(({ tolerated }) => !tolerated))(
    '$name',
    ({ secret, rawBodyBase64, header, valid }) => {
      const match = signatureMatch(bytes(rawBodyBase64), header ?? undefined, [secret])

      expect(match === 'as_received').toBe(valid)
    },
  )

  test('over the escaped text counts too, and is told apart', () => {
    const { secret, rawBodyBase64, header } = vectors.escaped

    expect(signatureMatch(bytes(rawBodyBase64), header, [secret])).toBe('escaped')
    expect(verifySignature(bytes(rawBodyBase64), header, [secret])).toBe(true)
    expect(verifySignature(bytes(rawBodyBase64), header, ['another-secret'])).toBe(false)
  })

  test('may come from any of our apps', () => {
    const body = metaBytes({ object: 'page', entry: [] })

    expect(verifySignature(body, signatureOf(body, 'second'), ['first', 'second'])).toBe(true)
    expect(verifySignature(body, signatureOf(body, 'third'), ['first', 'second'])).toBe(false)
    expect(verifySignature(body, signatureOf(body, 'first'), [])).toBe(false)
  })
})

describe('a signed request', () => {
  test.each(vectors.signedRequest)('$name', ({ secret, signedRequest, valid, payload }) => {
    const read = verifySignedRequest(signedRequest, [secret])

    expect(read !== null).toBe(valid)
    if (valid) expect(read?.userId).toBe(payload?.user_id)
  })

  test('says when it was made, by any of our apps', () => {
    const request = signedRequest('10150', 'second', 1790416800000)

    expect(verifySignedRequest(request, ['first', 'second'])).toEqual({ userId: '10150', issuedAtMs: 1790416800000 })
    expect(verifySignedRequest(undefined, ['first'])).toBeNull()
  })
})

test.each(vectors.appsecretProof)(
  'a token is proved with the secret of its app',
  ({ accessToken, appSecret, proof }) => {
    expect(appSecretProof(accessToken, appSecret)).toBe(proof)
  },
)
