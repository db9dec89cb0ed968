import { type LookupAddress, lookup } from 'node:dns'
import * as http from 'node:http'
import * as https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Why nothing came from an address.
 * - `forbidden`: it leads, or was sent on, to where strangers must not lead us.
 * - `away`: no answer in time, or one that says so (5xx, 429).
 * - `status`: another answer than a file; `status` has it.
 * - `too_large`: more bytes than were asked for.
 */
export class OutboundFailure extends Error {
  readonly kind: 'forbidden' | 'away' | 'status' | 'too_large'
  readonly status: number | undefined

  constructor(
    kind: OutboundFailure['kind'],
    message: string,
    { status, cause }: { status?: number; cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.name = 'OutboundFailure'
    this.kind = kind
    this.status = status
  }
}

interface Wanted {
  /** Bytes. */
  atMost: number
  /** In all, redirects included. */
  timeoutMs: number
  /** Host and port that the operator named, and so may be anywhere: `127.0.0.1:4000`. */
  trustedHost?: string
  /** Sent to the first host and to no other that it leads on to. */
  headers?: Record<string, string>
}

const MOST_HOPS = 3

/**
 * Fetches what an address from outside leads to. Only the web's own ports; the name is looked up once, every address it has is judged
 * and the connection goes to one of those, so that no answer of a name server leads into this house; each redirect is judged anew.
 * Throws OutboundFailure.
 */
export async function fetchFrom(address: string, wanted: Wanted): Promise<Buffer> {
  const signal = AbortSignal.timeout(wanted.timeoutMs)
  let url = judged(address, undefined, wanted)
  const firstHost = url.host
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    const headers = url.host === firstHost ? wanted.headers : undefined
    const answer = await ask(url, { ...wanted, headers: { ...headers, 'accept-encoding': 'identity' } }, signal)
    if (Buffer.isBuffer(answer)) return answer
    url = judged(answer.location, url, wanted)
  }
  throw new OutboundFailure('forbidden', 'The address leads on and on')
}

function judged(address: string, base: URL | undefined, { trustedHost }: Wanted): URL {
  if (!URL.canParse(address, base?.href)) throw new OutboundFailure('forbidden', 'This is no address')
  const url = new URL(address, base)
  if (url.host === trustedHost) return url
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isWeb = (url.protocol === 'https:' || url.protocol === 'http:') && !url.port && !url.username && !url.password
  if (!isWeb || (isIP(host) && !isPublic(host)))
    throw new OutboundFailure('forbidden', `Nothing is fetched from ${url.protocol}//${url.host}`)
  return url
}

/** An address of the public internet: not this machine, this house, a carrier's, nor one of these in another notation. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  // Of the new addresses only 2000::/3 is given out; what looks like one elsewhere may be an old one in disguise.
  const isGivenOut = parsed instanceof ipaddr.IPv6 ? (parsed.parts[0] as number) >> 13 === 1 : true
  return isGivenOut && parsed.range() === 'unicast'
}

// All addresses of a name, not only the first: which of them is taken is not ours to say.
const lookupPublic: LookupFunction = (host, options, done) =>
  lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const bad = error ? undefined : addresses.find(({ address }) => !isPublic(address))
    const [first] = addresses ?? []
    if (error || bad || !first)
      return done(error ?? new OutboundFailure('forbidden', `${host} leads to no public address`), '', 0)
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })

function ask(
  url: URL,
  { atMost, headers, trustedHost }: Wanted,
  signal: AbortSignal,
): Promise<Buffer | { location: string }> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: unknown) =>
      reject(cause instanceof OutboundFailure ? cause : new OutboundFailure('away', 'No answer', { cause }))
    const isTrusted = url.host === trustedHost
    const options = { signal, agent: false, headers: headers ?? {}, ...(!isTrusted && { lookup: lookupPublic }) }
    const request = (url.protocol === 'https:' ? https : http).get(url, options, response => {
      read(response, atMost).then(resolve, refuse)
    })
    request.on('error', refuse)
  })
}

async function read(response: http.IncomingMessage, atMost: number): Promise<Buffer | { location: string }> {
  const { statusCode: status = 0, headers } = response
  if (status >= 300 && status < 400 && headers.location) {
    response.destroy()
    return { location: headers.location }
  }
  if (status !== 200) {
    response.destroy()
    const kind = status >= 500 || status === 429 ? 'away' : 'status'
    throw new OutboundFailure(kind, `The answer was ${status}`, { status })
  }
  const tooLarge = new OutboundFailure('too_large', `It has more than ${atMost} bytes`)
  if (Number(headers['content-length'] ?? 0) > atMost) {
    response.destroy()
    throw tooLarge
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    size += chunk.length
    if (size > atMost) throw tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
