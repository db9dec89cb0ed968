import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type Inbox, threadOf, uniqueDigits, withNumber, withPage } from '../../test/inbox.ts'
import type { Company, Person } from '../../test/world.ts'
import { sql } from '../platform/db/sql.ts'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c9792b' } })
    .jpeg()
    .toBuffer()

const onPhone = ({ pageId }: Inbox) => ({
  phoneNumberId: pageId,
  waId: `1555${uniqueDigits().slice(-7)}`,
  name: 'Ana Example',
})

/** The only conversation there is, as somebody reads it. */
async function onlyThread({ company }: Inbox, person: Person = company.admin) {
  await company.settled()
  const [conversation] = (await person.api.inbox.conversations.list({})).items
  if (!conversation) throw new Error('Nobody has written')
  return { conversation, messages: await threadOf(person, conversation.id) }
}

const firstFile = async (inbox: Inbox) => {
  const { messages } = await onlyThread(inbox)
  return { message: messages[0] as (typeof messages)[number], file: messages[0]?.attachments[0] }
}

const fetched = (company: Company, url: string, { browser } = company.admin, headers = {}) =>
  company.app.inject({ url, headers: { cookie: browser.cookie, ...headers } })

/** Whatever waits for another try is tried now. */
async function hurried(company: Company) {
  await company.perform(ctx => ctx.write.change('Job', { name: 'fetch-file', status: 'waiting' }, { runAt: ctx.now }))
  await company.settled()
}

const filesOf = (company: Company) =>
  company.look(ctx => ctx.query<{ id: string }>(sql`select f.id as "id" from ${ctx.all.File} f`))

test('a picture on WhatsApp is fetched with the token in two steps and kept, with its size and a small one', async () => {
  const inbox = await withNumber()
  const { company } = inbox
  const bytes = await picture(1600, 1200)

  await company.graph.whatsAppFile(onPhone(inbox), { kind: 'image', bytes, mimeType: 'image/jpeg', caption: 'Broken' })
  const { message, file } = await firstFile(inbox)

  expect(message.content).toBe('Broken')
  expect(file).toMatchObject({ type: 'image', state: 'kept', width: 1600, height: 1200, mimeType: 'image/jpeg' })
  expect(file?.size).toBe(bytes.length)
  const whole = await fetched(company, file?.url as string)
  expect(whole.rawPayload.equals(bytes)).toBe(true)
  expect(whole.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^inline; filename="image.jpg"/),
    'content-security-policy': expect.stringContaining('sandbox'),
  })
  const small = await fetched(company, file?.thumbnailUrl as string)
  expect(await sharp(small.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 640, height: 480 })
})

test('a picture on Messenger is kept before its address runs out, and that address is told to nobody', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const bytes = await picture(300, 900)
  const url = company.graph.serve({ bytes, mimeType: 'image/jpeg' })

  const attachments = [{ type: 'image', payload: { url } }]
  await company.graph.customerWrites({ pageId, psid: '7001001', text: '', attachments })
  await company.settled()
  company.graph.expireAddresses()
  const { file } = await firstFile(inbox)

  expect(file).toMatchObject({ state: 'kept', width: 300, height: 900 })
  expect(JSON.stringify(file)).not.toContain(url)
  expect((await fetched(company, file?.url as string)).rawPayload.equals(bytes)).toBe(true)
})

test('a file is for those who may see its conversation, under that conversation alone', async () => {
  const [inbox, elsewhere] = [await withNumber(), await withNumber()]
  const { company } = inbox
  const [sara, tom, paul] = [
    await company.hire('Sara'),
    await company.hire('Tom'),
    await company.hire('Paul', 'Employee'),
  ]
  await company.graph.whatsAppFile(onPhone(inbox), {
    kind: 'image',
    bytes: await picture(20, 20),
    mimeType: 'image/jpeg',
  })
  await elsewhere.company.graph.whatsAppMessage({ ...onPhone(elsewhere), text: 'Hello' })
  const { conversation } = await onlyThread(inbox)
  const { conversation: foreign } = await onlyThread(elsewhere)
  const { file } = await firstFile(inbox)
  await company.admin.api.inbox.conversations.assign({ id: conversation.id, employeeId: sara.employeeId })
  const statusFor = async (person: Person, url = file?.url as string) =>
    (await fetched(company, url, person)).statusCode

  expect(await statusFor(sara)).toBe(200)
  expect(await statusFor(tom)).toBe(404)
  expect(await statusFor(paul)).toBe(403)
  expect(await statusFor(elsewhere.company.admin)).toBe(404)
  expect(await statusFor(elsewhere.company.admin, file?.url?.replace(conversation.id, foreign.id))).toBe(404)
  expect((await company.app.inject({ url: file?.url as string })).statusCode).toBe(401)
  // The files that the whole company may see are reached by another way, which leads to none of these.
  const fileId = file?.url?.split('/').at(-1)
  expect(await statusFor(sara, `/api/v1/files/${fileId}`)).toBe(404)
})

test('an address that ran out between the two steps is asked for once more', async () => {
  const inbox = await withNumber()
  inbox.company.graph.nextFails({ code: 100, status: 404 }, { on: 'files' })

  const bytes = await picture(10, 10)
  await inbox.company.graph.whatsAppFile(onPhone(inbox), { kind: 'image', bytes, mimeType: 'image/jpeg' })

  expect((await firstFile(inbox)).file).toMatchObject({ state: 'kept' })
})

test('a file that cannot be fetched is tried again, then said so, and somebody may ask for it anew', async () => {
  const inbox = await withNumber()
  const { company } = inbox
  company.graph.nextFails('html', { on: 'files', times: 3 })

  const bytes = Buffer.from('OggS and what was said')
  await company.graph.whatsAppFile(onPhone(inbox), { kind: 'audio', bytes, mimeType: 'audio/ogg' })
  expect((await firstFile(inbox)).file).toMatchObject({ state: 'fetching' })
  await hurried(company)
  await hurried(company)
  const { message, file } = await firstFile(inbox)
  expect(file).toMatchObject({ state: 'failed', trouble: 'unreachable' })
  expect(file?.url).toBeUndefined()

  const ask = () => company.admin.api.inbox.conversations.fetchFiles({ id: message.id })
  await Promise.all([ask(), ask(), ask()])
  await company.settled()

  expect((await firstFile(inbox)).file).toMatchObject({ state: 'kept', type: 'audio', mimeType: 'audio/ogg' })
  expect(await filesOf(company)).toHaveLength(1)
})

test('what the channel no longer has is given up at once', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const url = company.graph.serve({ bytes: Buffer.from('gone soon'), mimeType: 'text/plain' })
  company.graph.expireAddresses()

  const attachments = [{ type: 'file', payload: { url } }]
  await company.graph.customerWrites({ pageId, psid: '7001002', text: 'The plan', attachments })

  expect((await firstFile(inbox)).file).toMatchObject({ type: 'file', state: 'failed', trouble: 'gone' })
})

test('a dead token loses no file: it is fetched once there is a new one', async () => {
  const inbox = await withNumber()
  const { company, integrationId, pageId, token } = inbox
  company.graph.revokeToken(token)
  const bytes = await picture(10, 10)
  await company.graph.whatsAppFile(onPhone(inbox), { kind: 'image', bytes, mimeType: 'image/jpeg' })
  expect((await firstFile(inbox)).file).toMatchObject({ state: 'failed', trouble: 'unreachable' })
  expect(await company.admin.api.inbox.integrations.find({ id: integrationId })).toMatchObject({ health: 'reconnect' })

  company.graph.number(pageId, { token: 'a-new-token' })
  await company.admin.api.inbox.integrations.change({ id: integrationId, accessToken: 'a-new-token' })
  await hurried(company)

  expect((await firstFile(inbox)).file).toMatchObject({ state: 'kept' })
})

test('an address that leads into the house is never asked, neither at once nor by being sent on', async () => {
  let asked = 0
  const inside = createServer((_, response) => {
    asked++
    response.end('a secret')
  })
  await new Promise<void>(resolve => inside.listen(0, '127.0.0.1', resolve))
  const secret = `http://127.0.0.1:${(inside.address() as AddressInfo).port}/`
  const inbox = await withPage()
  const { company, pageId } = inbox

  const addresses = [secret, company.graph.serve({ location: secret }), 'http://169.254.169.254/latest/meta-data']
  const attachments = addresses.map(url => ({ type: 'image', payload: { url } }))
  await company.graph.customerWrites({ pageId, psid: '7001003', text: '', attachments })
  const { message } = await firstFile(inbox)
  await new Promise(resolve => inside.close(resolve))

  expect(message.attachments.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed'])
  expect(asked).toBe(0)
})

test('what is larger than we keep, or not what was sent, is not kept', async () => {
  const [inbox, other] = [await withPage(), await withNumber()]
  const url = inbox.company.graph.serve({ bytes: Buffer.alloc(26 * 1024 * 1024), mimeType: 'video/mp4' })
  const attachments = [{ type: 'video', payload: { url } }]
  await inbox.company.graph.customerWrites({ pageId: inbox.pageId, psid: '7001004', text: '', attachments })
  expect((await firstFile(inbox)).file).toMatchObject({ state: 'failed', trouble: 'too_large' })

  const [mediaId, person] = [`media-${uniqueDigits()}`, onPhone(other)]
  const file = { id: mediaId, mime_type: 'image/jpeg', sha256: 'rJZ9EaX1kz0=' }
  const bytes = await picture(10, 10)
  other.company.graph.media(mediaId, { phoneNumberId: other.pageId, bytes, mimeType: 'image/jpeg' })
  await other.company.graph.whatsAppMessage({ ...person, content: { type: 'image', image: file } })
  await other.company.settled()
  await hurried(other.company)
  await hurried(other.company)
  expect((await firstFile(other)).file).toMatchObject({ state: 'failed', trouble: 'damaged' })
})

test('a page that calls itself a picture is handed out as a file, and shown nowhere', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const url = company.graph.serve({ bytes: Buffer.from('<script>alert(1)</script>'), mimeType: 'image/png' })

  const attachments = [{ type: 'image', payload: { url, name: 'holiday.png' } }]
  await company.graph.customerWrites({ pageId, psid: '7001005', text: '', attachments })
  const { file } = await firstFile(inbox)

  expect(file).toMatchObject({ type: 'file', state: 'kept', name: 'holiday.png' })
  expect(file?.thumbnailUrl).toBeUndefined()
  const { headers } = await fetched(company, file?.url as string)
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^attachment;/),
  })
})

test('a film of several pieces comes back whole, and in parts to whoever jumps about in it', async () => {
  const inbox = await withNumber()
  const { company } = inbox
  const bytes = Buffer.alloc(9 * 1024 * 1024 + 7, 'film')
  bytes.write('\0\0\0\x18ftypisom', 'latin1')

  await company.graph.whatsAppFile(onPhone(inbox), { kind: 'video', bytes, mimeType: 'video/mp4' })
  const { file } = await firstFile(inbox)
  const part = (range: string) => fetched(company, file?.url as string, company.admin, { range })

  expect((await fetched(company, file?.url as string)).rawPayload.equals(bytes)).toBe(true)
  const middle = await part('bytes=4194300-4194309')
  expect(middle.statusCode).toBe(206)
  expect(middle.headers['content-range']).toBe(`bytes 4194300-4194309/${bytes.length}`)
  expect(middle.rawPayload.equals(bytes.subarray(4194300, 4194310))).toBe(true)
  expect((await part('bytes=-7')).rawPayload.equals(bytes.subarray(-7))).toBe(true)
  expect((await part(`bytes=${bytes.length}-`)).statusCode).toBe(416)
})

test('a message that is taken back takes its file along', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const url = company.graph.serve({ bytes: Buffer.alloc(5 * 1024 * 1024, 1), mimeType: 'application/zip' })
  const attachments = [{ type: 'file', payload: { url } }]
  const { mid } = await company.graph.customerWrites({ pageId, psid: '7001006', text: '', attachments })
  const { file } = await firstFile(inbox)
  expect(await filesOf(company)).toHaveLength(1)

  const item = { sender: { id: '7001006' }, recipient: { id: pageId }, timestamp: Date.now() }
  const messaging = [{ ...item, message: { mid, is_deleted: true } }]
  await company.graph.post({ object: 'page', entry: [{ id: pageId, time: Date.now(), messaging }] })
  await company.settled()

  expect((await firstFile(inbox)).message.attachments).toEqual([])
  expect(await filesOf(company)).toEqual([])
  expect((await fetched(company, file?.url as string)).statusCode).toBe(404)
})
