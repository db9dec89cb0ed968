import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type AccountTemplate,
  answerCall,
  type GraphApiCall,
  type GraphWorld,
  type Media,
  mediaBehind,
  type Refusal,
  Refused,
  type SentMessage,
} from './graph-answers.ts'
import { backWithCode, backWithout, loginDialog } from './graph-login.ts'
import {
  metaBytes,
  newMid,
  newWamid,
  numberEvent,
  numberMessage,
  numberStatus,
  type PersonOnNumber,
  type PersonOnPage,
  pageEvent,
  signatureOf,
  signedRequest,
} from './meta-webhooks.ts'

export interface GraphApiOptions {
  port?: number
  appId?: string
  appSecret?: string
  verifyToken?: string
  /** Where webhooks go; can be set later. */
  webhook?: string
  /** Refuses calls without appsecret_proof, as the app setting "Require App Secret" does. */
  needsProof?: boolean
  /** After a message was taken: echo and receipts up to here are posted by themselves. */
  receipts?: 'none' | 'delivered' | 'read'
}

/**
 * How a call goes wrong: an error of Graph, a page for people (502), no answer at all, the connection closed before
 * anything was done; or that the message was taken all the same, and then the connection was closed, half an answer came, or a page
 * for people.
 */
export type Failure = Refusal | 'html' | 'silence' | 'cut' | AfterTaking
type AfterTaking = (typeof afterTaking)[number]
const afterTaking = ['taken_then_cut', 'taken_then_half', 'taken_then_html'] as const
const isAfterTaking = (failure: Failure | undefined): failure is AfterTaking =>
  afterTaking.includes(failure as AfterTaking)

interface Written {
  name?: string
  text: string
  attachments?: object[] | undefined
  replyTo?: string | undefined
  mid?: string
}

export type GraphApi = Awaited<ReturnType<typeof startGraphApi>>

const version = 'v26.0'
const allScopes = ['pages_show_list', 'pages_messaging', 'pages_manage_metadata', 'pages_read_engagement']

/**
 * A local server that plays Meta for the demo, development and tests: it answers the calls we make, refuses what the
 * real one refuses, and posts signed webhooks.
 *
 *     const meta = await startGraphApi()
 *     meta.page('100200', { token: 'page-token', name: 'Harbour Bakery' })
 *     meta.webhook = 'http://127.0.0.1:3000/webhooks/meta'
 *     await meta.customerWrites({ pageId: '100200', psid: '7001', name: 'Ana Example', text: 'Hello' })
 *     meta.sent       // the messages we answered with
 */
export async function startGraphApi(options: GraphApiOptions = {}) {
  const world: GraphWorld = {
    url: '',
    appId: options.appId ?? '900000000000001',
    appSecret: options.appSecret ?? 'app-secret-of-the-local-graph-api',
    needsProof: options.needsProof ?? false,
    accounts: new Map(),
    people: new Map(),
    profiles: new Map(),
    media: new Map(),
    cdn: new Map(),
    mediaAddresses: new Map(),
    members: new Map(),
    codes: new Map(),
    userTokens: new Map(),
    deadTokens: new Map(),
    closedWindows: new Set(),
    subscriptions: new Map(),
    sent: [],
    held: [],
    signs: [],
  }
  const { appId, appSecret } = world
  const verifyToken = options.verifyToken ?? 'verify-token-of-the-local-graph-api'
  const calls: GraphApiCall[] = []
  let failures: { failure: Failure; on: string }[] = []
  const leftWaiting = new Set<ServerResponse>()
  const posting = new Set<Promise<unknown>>()

  const server = createServer((request, response) => {
    answer(request, response).catch(problem =>
      refuse(response, problem instanceof Refused ? problem.refusal : { code: 1, status: 500, message: `${problem}` }),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  world.url = url

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const call = await readCall(request)
    const [first = '', ...path] = call.path.split('/').filter(Boolean).map(decodeURIComponent)
    calls.push(call)

    const failure = nextFailure([path.at(-1) ?? '', first])
    if (failure === 'silence') return void leftWaiting.add(response)
    if (failure && !isAfterTaking(failure)) return fail(response, failure)
    if (first === 'cdn') return giveFromCdn(response, world.cdn.get(path[0] ?? ''))
    if (first === 'files') return giveFile(response, mediaBehind(world, call, path[0] ?? ''))
    if (!/^v\d+\.\d+$/.test(first)) throw new Refused({ code: 2500, message: 'Unknown path components' })

    if (path.join('/') === 'dialog/oauth')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end(loginDialog(world, call))

    const taken = world.sent.length
    const result = answerCall(world, call, path)
    const fresh = world.sent.slice(taken)
    await result
    for (const message of fresh) postReceipts(message)
    if (isAfterTaking(failure)) return spoil(response, failure)
    respond(response, 200, await result)
  }

  function nextFailure(names: string[]): Failure | undefined {
    const index = failures.findIndex(({ on }) => on === 'any' || names.includes(on))
    return index < 0 ? undefined : failures.splice(index, 1)[0]?.failure
  }

  function postReceipts(message: SentMessage) {
    const upTo = options.receipts ?? 'none'
    if (upTo === 'none' || !api.webhook) return
    const work = message.provider === 'facebook' ? messengerReceipts(message, upTo) : whatsAppReceipts(message, upTo)
    const done: Promise<void> = work.catch(() => undefined).finally(() => posting.delete(done))
    posting.add(done)
  }

  async function messengerReceipts(message: SentMessage, upTo: 'delivered' | 'read') {
    const { accountId: pageId, to: psid, text, metadata, externalMessageId: mid } = message
    await api.pageWrites({ pageId, psid, text, mid, metadata, appId })
    await api.messengerDelivered({ pageId, psid, mids: [mid] })
    if (upTo === 'read') await api.messengerRead({ pageId, psid })
  }

  async function whatsAppReceipts(message: SentMessage, upTo: 'delivered' | 'read') {
    const { accountId: phoneNumberId, to, externalMessageId: id, metadata: callbackData } = message
    const person = /^\d+$/.test(to) ? { waId: to } : { userId: to }
    for (const status of ['sent', 'delivered', ...(upTo === 'read' ? ['read'] : [])]) {
      await api.whatsAppStatus({ phoneNumberId, ...person, id, status, callbackData })
    }
  }

  const api = {
    url,
    version,
    appId,
    appSecret,
    verifyToken,
    /** Where webhooks go. */
    webhook: options.webhook,
    /** What our client needs to call this server. */
    access: { url, version, appSecret },
    sent: world.sent,
    held: world.held,
    signs: world.signs,
    calls,
    subscriptions: world.subscriptions,

    page(id: string, page: { token: string; name?: string; scopes?: string[]; expiresAt?: number }) {
      world.accounts.set(id, { provider: 'facebook', name: 'A page', ...page })
    },

    /** Somebody who can sign in on Facebook; allows everything and may do everything on their pages unless told. */
    member(
      id: string,
      { name = 'Ada Quist', pages = [] as string[], tasks = ['MESSAGING', 'MANAGE'], scopes = allScopes },
    ) {
      world.members.set(id, { name, scopes, pages: pages.map(page => ({ id: page, tasks })) })
    },

    /** What somebody does on the login dialog; gives what comes back to us. */
    answerDialog(address: string, memberId: string | null): Record<string, string> {
      const query = Object.fromEntries(new URL(address).searchParams)
      const back = memberId === null ? backWithout(query) : backWithCode(world, query, memberId)
      return Object.fromEntries(new URL(back).searchParams)
    },

    number(
      id: string,
      number: {
        token: string
        name?: string
        displayPhoneNumber?: string
        wabaId?: string
        templates?: AccountTemplate[]
      },
    ) {
      world.accounts.set(id, {
        provider: 'whatsapp',
        name: 'A number',
        displayPhoneNumber: '+1 555-000-1111',
        ...number,
      })
    },

    profile(psid: string, { name, pictureUrl }: { name: string; pictureUrl?: string }) {
      const [first_name = '', ...others] = name.split(' ')
      world.profiles.set(psid, { first_name, last_name: others.join(' '), profile_pic: pictureUrl })
    },

    media(id: string, file: Media) {
      world.media.set(id, file)
    },

    /** Puts a file where whoever has the address gets it, and gives the address; `location` sends them on to another. */
    serve(file: { bytes: Buffer; mimeType: string } | { location: string }): string {
      const id = randomUUID()
      world.cdn.set(id, file)
      return `${url}/cdn/${id}`
    },

    /** All addresses of files given out so far have run out. */
    expireAddresses() {
      world.cdn.clear()
      world.mediaAddresses.clear()
    },

    /** A customer sends a file to a WhatsApp number. */
    whatsAppFile(
      person: PersonOnNumber,
      file: { kind: string; bytes: Buffer; mimeType: string; id?: string; caption?: string; filename?: string },
    ) {
      const { kind, bytes, mimeType, id: mediaId = randomUUID(), caption, filename } = file
      world.media.set(mediaId, { phoneNumberId: person.phoneNumberId, bytes, mimeType })
      const sha256 = createHash('sha256').update(bytes).digest('base64')
      const part = { id: mediaId, mime_type: mimeType, sha256, caption, filename }
      return api.whatsAppMessage({ ...person, content: { type: kind, [kind]: part } })
    },

    /** The token stops working: 463 expired, 460 password changed, 458 app removed. */
    revokeToken(token: string, subcode = 463) {
      world.deadTokens.set(token, subcode)
    },

    /** More than 24 hours have passed since this customer wrote; their next message opens it again. */
    closeWindow(to: string) {
      world.closedWindows.add(to)
    },

    /**
     * The next calls whose path ends in `on` go wrong: `messages` unless said otherwise, `any` for every call; `files` and `cdn` are
     * where files are fetched from.
     */
    nextFails(failure: Failure, { times = 1, on = 'messages' } = {}) {
      for (let count = 0; count < times; count++) failures.push({ failure, on })
    },

    /** Hangs up on whoever was left waiting, and is silent to nobody any more. */
    breakSilence() {
      failures = failures.filter(({ failure }) => failure !== 'silence')
      for (const response of leftWaiting) response.socket?.destroy()
      leftWaiting.clear()
    },

    /** A customer writes to a page: words, or pictures such as `{type: 'image', payload: {url}}`. */
    /** `undelivered`: it stands there for whoever asks, and nobody is told. */
    async customerWrites(message: PersonOnPage & Written & { undelivered?: true }) {
      const { pageId, psid, name, text, attachments, replyTo, mid = newMid(), undelivered } = message
      const at = message.timestampMs ?? Date.now()
      if (text) world.held.push({ pageId, psid, mid, from: 'customer', text, at })
      world.people.set(pageId, new Set([...(world.people.get(pageId) ?? []), psid]))
      world.closedWindows.delete(psid)
      if (name) api.profile(psid, { name })
      const content = { mid, text: text || undefined, attachments, reply_to: replyTo && { mid: replyTo } }
      if (undelivered) return { mid, status: 0 }
      return { mid, ...(await api.post(pageEvent(message, { message: content }))) }
    },

    /** A customer puts an emoji on a message, or takes it away with null. */
    customerReacts({ mid, emoji, ...person }: PersonOnPage & { mid: string; emoji: string | null }) {
      const reaction = emoji ? { mid, action: 'react', reaction: 'other', emoji } : { mid, action: 'unreact' }
      return api.post(pageEvent(person, { reaction }))
    },

    /** The echo of a message the business sent, by default from the page's own inbox. */
    async pageWrites(message: PersonOnPage & { text: string; mid?: string; appId?: string; metadata?: string }) {
      const { text, mid = newMid(), metadata } = message
      const author = { app_id: Number(message.appId ?? '263902037430900'), is_echo: true }
      return { mid, ...(await api.post(pageEvent(message, { message: { mid, text, metadata, ...author } }, true))) }
    },

    messengerDelivered(message: PersonOnPage & { mids?: string[]; watermarkMs?: number }) {
      const { mids, watermarkMs = message.timestampMs ?? Date.now() } = message
      return api.post(pageEvent(message, { timestamp: undefined, delivery: { mids, watermark: watermarkMs } }))
    },

    messengerRead(message: PersonOnPage & { watermarkMs?: number }) {
      const { watermarkMs = message.timestampMs ?? Date.now() } = message
      return api.post(pageEvent(message, { read: { watermark: watermarkMs } }))
    },

    /** A customer writes to a WhatsApp number: a text, or `content` such as `{type: 'image', image: {id: '1'}}`. */
    async whatsAppMessage(message: PersonOnNumber & { id?: string; text?: string; content?: Record<string, unknown> }) {
      const { id = newWamid(), text = '', content = { type: 'text', text: { body: text } } } = message
      for (const person of [message.waId, message.userId]) world.closedWindows.delete(person ?? '')
      return { id, ...(await api.post(numberEvent(message, { messages: [numberMessage(message, id, content)] }))) }
    },

    whatsAppStatus(
      status: PersonOnNumber & { id: string; status: string; errors?: { code: number }[]; callbackData?: string },
    ) {
      const content = { errors: status.errors, biz_opaque_callback_data: status.callbackData }
      return api.post(numberEvent(status, { statuses: [numberStatus(status, status.id, status.status, content)] }))
    },

    /** Posts any body, in Meta's bytes and signed unless another signature is given. */
    post(body: unknown, { signature, address }: { signature?: string; address?: string } = {}) {
      const bytes = metaBytes(body)
      return ask(address ?? webhookAddress(), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hub-signature-256': signature ?? signatureOf(bytes, appSecret),
        },
        body: new Uint8Array(bytes),
      })
    },

    /** What Meta asks when the callback address is saved. */
    verifyWebhook({ token = verifyToken, challenge = '1158201444' } = {}) {
      const asked = { 'hub.mode': 'subscribe', 'hub.challenge': challenge, 'hub.verify_token': token }
      return ask(`${webhookAddress()}?${new URLSearchParams(asked)}`)
    },

    /** The person who connected a page removes the app, or asks for deletion, as the end of the address says. */
    postSignedRequest(callback: 'deauthorize' | 'data-deletion', userId: string, secret = appSecret) {
      const body = new URLSearchParams({ signed_request: signedRequest(userId, secret) })
      return ask(`${webhookAddress()}/${callback}`, { method: 'POST', body })
    },

    /** Waits for receipts on their way. */
    async settled() {
      while (posting.size > 0) await Promise.all(posting)
    },

    async stop() {
      await api.settled()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }

  function webhookAddress(): string {
    const address: string | undefined = api.webhook
    if (!address) throw new Error('The local Graph API does not know where webhooks go: set `webhook`.')
    return address
  }

  return api
}

async function ask(address: string, request: RequestInit = {}): Promise<{ status: number; body: string }> {
  const response = await fetch(address, { ...request, signal: AbortSignal.timeout(20_000) })
  return { status: response.status, body: await response.text() }
}

async function readCall(request: IncomingMessage): Promise<GraphApiCall> {
  const address = new URL(request.url ?? '/', 'http://graph')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  return {
    method: request.method ?? 'GET',
    path: address.pathname,
    query: Object.fromEntries(address.searchParams),
    headers: request.headers,
    ...(await bodyOf(bytes, request.headers['content-type'] ?? '')),
  }
}

async function bodyOf(bytes: Buffer, type: string): Promise<Pick<GraphApiCall, 'body' | 'form'>> {
  if (bytes.length === 0) return { body: undefined }
  if (!type.startsWith('multipart/')) return { body: JSON.parse(bytes.toString('utf8')) }
  return {
    body: undefined,
    form: await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData(),
  }
}

function spoil(response: ServerResponse, failure: AfterTaking) {
  if (failure === 'taken_then_cut') return void response.socket?.destroy()
  if (failure === 'taken_then_html') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
  response.write('{"messaging_product":"whatsapp","messages":[{"i')
  setTimeout(() => response.socket?.destroy(), 20)
}

function fail(response: ServerResponse, failure: Exclude<Failure, AfterTaking | 'silence'>) {
  if (failure === 'cut') return void response.socket?.destroy()
  if (failure !== 'html') return refuse(response, failure)
  response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body>Bad Gateway</body></html>')
}

function giveFile(response: ServerResponse, file: Media | undefined) {
  if (!file) return respond(response, 404, {})
  response.writeHead(200, { 'content-type': file.mimeType }).end(file.bytes)
}

// Its addresses are signed and run out.
function giveFromCdn(
  response: ServerResponse,
  file: { bytes: Buffer; mimeType: string } | { location: string } | undefined,
) {
  if (!file) return void response.writeHead(403, { 'content-type': 'text/plain' }).end('URL signature expired')
  if ('location' in file) return void response.writeHead(302, { location: file.location }).end()
  response.writeHead(200, { 'content-type': file.mimeType }).end(file.bytes)
}

function refuse(response: ServerResponse, { code, subcode, status = 400, message, headers }: Refusal) {
  const words = { message: message ?? `(#${code}) An error of Meta`, type: 'OAuthException' }
  const error = { ...words, code, error_subcode: subcode, fbtrace_id: randomUUID() }
  respond(response, status, { error }, headers)
}

function respond(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
