import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type GraphApi, startGraphApi } from '../src/demo/graph-player/graph-api.ts'
import type { Incoming } from '../src/inbox/incoming.ts'
import { parseMessengerEvent } from '../src/inbox/messenger/parse.ts'
import { sendMessengerMessage } from '../src/inbox/messenger/send.ts'
import { verifySignature, verifySignedRequest } from '../src/inbox/meta/signature.ts'
import { parseWhatsAppEvent } from '../src/inbox/whatsapp/parse.ts'
import { sendWhatsAppMessage } from '../src/inbox/whatsapp/send.ts'
import { accountOn } from './account.ts'

let meta: GraphApi
let listener: Awaited<ReturnType<typeof listen>>

beforeEach(async () => {
  meta = await startGraphApi({ receipts: 'read' })
  listener = await listen()
  meta.webhook = listener.address
  meta.page('100200', { token: 'page-token' })
  meta.number('300400', { token: 'number-token' })
})

afterEach(async () => {
  await meta.stop()
  await listener.stop()
})

const page = () => accountOn(meta, { accountId: '100200', token: 'page-token' })

test('a customer writes, and the webhook is signed over the bytes it came in', async () => {
  const { mid, status } = await meta.customerWrites({
    pageId: '100200',
    psid: '7001',
    text: 'Grüße 👍 <a@b.example> 5%',
  })

  const [request] = listener.requests
  expect(status).toBe(200)
  expect(request?.body.toString('utf8')).toMatch(/^[\x20-\x7e]*$/)
  expect(request?.body.toString('utf8')).toContain('Gr\\u00fc\\u00dfe \\ud83d\\udc4d')
  expect(verifySignature(request?.body ?? Buffer.of(), request?.signature, [meta.appSecret])).toBe(true)
  expect(listener.heard()).toMatchObject([
    { kind: 'message', externalMessageId: mid, text: 'Grüße 👍 <a@b.example> 5%' },
  ])
})

test('an answer on Messenger comes back as echo, delivered and read', async () => {
  const { externalMessageId } = await sendMessengerMessage(page(), { id: 'local:1', to: '7001', text: 'Yes' })
  await meta.settled()

  expect(listener.heard(meta.appId)).toMatchObject([
    { kind: 'message', direction: 'out', sentBy: 'our_app', externalMessageId, metadata: 'local:1' },
    { kind: 'status', status: 'delivered', externalMessageIds: [externalMessageId] },
    { kind: 'status', status: 'read' },
  ])
})

test('an answer on WhatsApp comes back as sent, delivered and read', async () => {
  const number = accountOn(meta, { accountId: '300400', token: 'number-token' })
  const message = { id: 'local:2', to: '15550002222', text: 'Yes' }
  const { externalMessageId } = await sendWhatsAppMessage(number, message)
  await meta.settled()

  expect(listener.heard()).toMatchObject(
    ['sent', 'delivered', 'read'].map(status => ({
      kind: 'status',
      status,
      externalMessageId,
      callbackData: 'local:2',
    })),
  )
})

test('a customer writes on WhatsApp and a message fails', async () => {
  const ana = { phoneNumberId: '300400', waId: '15550002222', name: 'Ana Example' }
  await meta.whatsAppMessage({ ...ana, text: 'Olá' })
  await meta.whatsAppStatus({ ...ana, id: 'wamid.1', status: 'failed', errors: [{ code: 131026 }] })

  expect(listener.heard()).toMatchObject([
    { kind: 'message', text: 'Olá', contactName: 'Ana Example', phone: '15550002222' },
    { kind: 'status', status: 'failed', errors: [{ code: 131026 }] },
  ])
})

test('a closed window opens when the customer writes', async () => {
  meta.closeWindow('7001')
  await meta.customerWrites({ pageId: '100200', psid: '7001', text: 'Hello?' })

  const answer = sendMessengerMessage(page(), { id: 'local:1', to: '7001', text: 'Yes' })
  await expect(answer).resolves.toHaveProperty('externalMessageId')
})

test('the callback address is verified, and an administrator removes the app', async () => {
  await meta.verifyWebhook({ challenge: '42' })
  await meta.postSignedRequest('deauthorize', '10150')

  const [verification, removal] = listener.requests
  expect(verification?.url).toBe(`/?hub.mode=subscribe&hub.challenge=42&hub.verify_token=${meta.verifyToken}`)
  const form = new URLSearchParams(removal?.body.toString('utf8'))
  expect(removal?.url).toBe('/deauthorize')
  expect(verifySignedRequest(form.get('signed_request') ?? '', [meta.appSecret])).toMatchObject({ userId: '10150' })
})

test('a file is described and given to who has the token', async () => {
  meta.media('400', { phoneNumberId: '300400', bytes: Buffer.from('a picture'), mimeType: 'image/jpeg' })
  const headers = { authorization: 'Bearer number-token' }

  const answer = await fetch(`${meta.url}/v26.0/400`, { headers })
  const description = (await answer.json()) as { url: string }
  const [file, refused] = [await fetch(description.url, { headers }), await fetch(description.url)]

  expect(description).toMatchObject({ mime_type: 'image/jpeg', file_size: '9' })
  expect(await file.text()).toBe('a picture')
  expect(refused.status).toBe(401)
})

test('a token is inspected', async () => {
  const ask = (token: string) =>
    fetch(`${meta.url}/v26.0/debug_token?input_token=${token}&access_token=${meta.appId}|${meta.appSecret}`)

  meta.revokeToken('number-token')

  expect(await ask('page-token').then(response => response.json())).toMatchObject({ data: { is_valid: true } })
  expect(await ask('number-token').then(response => response.json())).toMatchObject({ data: { is_valid: false } })
})

async function listen() {
  const requests: { url: string | undefined; signature: string | undefined; body: Buffer }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const signature = request.headers['x-hub-signature-256']
    requests.push({ url: request.url, signature: String(signature), body: Buffer.concat(chunks) })
    response.end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    heard(ourAppId?: string): Incoming[] {
      return requests.flatMap(({ body }) => {
        const event = JSON.parse(body.toString('utf8'))
        return event.object === 'page' ? parseMessengerEvent(event, ourAppId) : parseWhatsAppEvent(event)
      })
    },
    stop() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(resolve))
    },
  }
}
