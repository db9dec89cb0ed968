import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { eventually, threadOf } from '../../../test/inbox.ts'
import { listen } from '../../../test/listening.ts'
import { type Chat, SITE, Visitor, withChat } from '../../../test/visitor.ts'
import { newCompany } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

const conversationsOf = async ({ company }: Chat) =>
  (await company.admin.api.inbox.conversations.list({ limit: 100 })).items

const onlyOne = async (chat: Chat) => {
  const conversations = await conversationsOf(chat)
  expect(conversations).toHaveLength(1)
  return conversations[0] as (typeof conversations)[number]
}

const answered = async (chat: Chat, content: string) => {
  const { id } = await onlyOne(chat)
  await chat.company.admin.api.inbox.conversations.reply({ id, content })
  await chat.company.settled()
}

test('a visitor writes, is answered, and the conversation is there when they come back', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)

  const home = (await ana.ask()).json()
  expect(home).toEqual({
    ...{ name: 'Harbour Bakery', colour: '#0a6cff', greeting: 'Good morning!', awayWords: null },
    isSomebodyThere: false,
  })
  const page = `${SITE}/bread?session=secret#top`
  expect((await ana.writes('Do you deliver on Sundays?', { name: 'Ana', page })).statusCode).toBe(201)

  const conversation = await onlyOne(chat)
  expect(conversation).toMatchObject({
    ...{ platform: 'webchat', externalUserName: 'Ana', lastMessageText: 'Do you deliver on Sundays?' },
    ...{ mayReply: true, replyUntil: null, status: 'open', unread: true },
  })
  const customer = await chat.company.admin.api.inbox.conversations.customer({ id: conversation.id })
  expect(customer).toMatchObject({ name: 'Ana', email: null, phone: null, page: `${SITE}/bread` })

  await answered(chat, 'We do.')
  const { items } = await new Visitor(chat, { token: ana.token }).sees()
  expect(items).toMatchObject([
    { from: 'company', name: 'Ada', text: 'We do.', clientId: null },
    { from: 'visitor', name: null, text: 'Do you deliver on Sundays?' },
  ])
})

test('the visitor sees which of their messages is answered, and what the company thinks of it', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  await ana.writes('Do you deliver on Sundays?')
  await ana.writes('And on Mondays?')
  const { id } = await onlyOne(chat)
  const [first] = await threadOf(chat.company.admin, id)
  const content = 'On Sundays, yes.'
  await chat.company.admin.api.inbox.conversations.reply({ id, content, replyTo: first?.id as string })
  await chat.company.settled()
  const reactions = [
    { by: 'agent', emoji: '👍', at: 1 },
    { by: 'customer', emoji: '🙈', at: 1 },
  ]
  await chat.company.perform(ctx => ctx.write.change('SocialMessage', { id: first?.id as string }, { reactions }))

  expect((await ana.sees()).items).toMatchObject([
    { text: content, quote: { from: 'visitor', name: null, text: 'Do you deliver on Sundays?' }, reactions: [] },
    { text: 'And on Mondays?', quote: null },
    { text: 'Do you deliver on Sundays?', quote: null, reactions: ['👍'] },
  ])
})

test('answers are sent, delivered when they come to the browser, and read when they are seen', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  await ana.writes('Hello?')
  await answered(chat, 'Good morning')
  const { id } = await onlyOne(chat)
  const state = async () => (await threadOf(chat.company.admin, id)).at(-1)?.status
  const upTo = (await ana.sees()).items[0]?.at as string

  expect(await state()).toBe('sent')
  expect((await ana.marks('delivered', upTo)).statusCode).toBe(204)
  expect(await state()).toBe('delivered')
  await ana.marks('read', upTo)
  expect(await state()).toBe('read')
  await ana.marks('delivered', upTo)
  expect(await state()).toBe('read')
})

test('the visitor learns that their message was read', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  const { at } = (await ana.writes('Hello?')).json()
  expect((await ana.sees()).readUpTo).toBeNull()
  const stream = await ana.listens()

  await chat.company.admin.api.inbox.conversations.read({ id: (await onlyOne(chat)).id })

  await stream.hears('read')
  expect((await ana.sees()).readUpTo).toBe(at)
  await stream.close()
})

test('the same message sent twice, one after the other and at once, is kept once', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  const id = uuidv7()

  const first = await ana.writes('Hello?', { id })
  const again = await Promise.all([1, 2, 3].map(() => ana.writes('Hello?', { id })))

  for (const answer of again) expect([answer.statusCode, answer.json()]).toEqual([201, first.json()])
  expect(await ana.texts()).toEqual(['Hello?'])
})

test('two first messages at once open one conversation', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)

  const answers = await Promise.all(['one', 'two', 'three'].map(text => ana.writes(text)))

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
  await onlyOne(chat)
  expect((await ana.texts()).sort()).toEqual(['one', 'three', 'two'])
})

test('nobody reaches the conversation of somebody else, nor takes the id of their message', async () => {
  const chat = await withChat()
  const [ana, eve] = [new Visitor(chat), new Visitor(chat)]
  const id = uuidv7()
  await ana.writes('My address is Harbour Street 5', { id })

  expect(await eve.texts()).toEqual([])
  for (const answer of [await eve.marks('read', new Date().toISOString()), await eve.types(true)])
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'NOT_FOUND'])
  const stream = await eve.listens()
  expect(stream.answer.status).toBe(404)
  await stream.close()
  expect((await eve.writes('What did Ana say?', { id })).json()).toMatchObject({ text: 'What did Ana say?' })
  expect(await ana.texts()).toEqual(['My address is Harbour Street 5'])
  expect(await conversationsOf(chat)).toHaveLength(2)
})

test('a token is somebody else in every other chat, and stands in no table', async () => {
  const [here, there] = [await withChat(), await withChat('Another Bakery')]
  const ana = new Visitor(here)
  await ana.writes('Hello?')

  expect(await new Visitor(there, { token: ana.token }).texts()).toEqual([])
  const rows = await here.company.look(ctx =>
    ctx.query(
      sql`select y.external_id as "id", s.external_user_id as "user" from ${ctx.all.CustomerIdentity} y
          join ${ctx.all.SocialConversation} s on s.id = y.conversation_id`,
    ),
  )
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(ana.token)
})

test('only pages of the listed sites get in, and no cookie is ever asked for', async () => {
  const chat = await withChat()
  const from = async (origin: string) => {
    const answer = await new Visitor(chat, { origin }).ask()
    return [answer.statusCode, answer.headers['access-control-allow-origin']]
  }

  expect(await from(SITE)).toEqual([200, SITE])
  expect(await from('http://steward.example')).toEqual([200, 'http://steward.example'])
  for (const origin of ['https://evil.example', `${SITE}.evil.example`, 'http://www.harbour-bakery.example', 'null'])
    expect([origin, ...(await from(origin))]).toEqual([origin, 403, undefined])
  const nowhere = await chat.company.app.inject(`/chat/v1/${chat.channel.pageId}`)
  expect(nowhere.json()).toMatchObject({ code: 'FOREIGN_ORIGIN' })

  const asked = await new Visitor(chat).ask({ method: 'OPTIONS', path: '/messages' })
  expect([asked.statusCode, asked.headers['access-control-allow-headers']]).toEqual([
    204,
    'authorization, content-type',
  ])
  expect(asked.headers['access-control-allow-credentials']).toBeUndefined()
  const foreign = await new Visitor(chat, { origin: 'https://evil.example' }).ask({
    method: 'OPTIONS',
    path: '/messages',
  })
  expect([foreign.statusCode, foreign.headers['access-control-allow-origin']]).toEqual([403, undefined])
})

test('a cookie of ours opens nothing here, and a visitor’s token opens nothing of ours', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  await ana.writes('Hello?')
  const { cookie } = chat.company.admin.browser

  const withCookie = await ana.ask({ path: '/messages', headers: { cookie, authorization: '' } })
  expect(withCookie.json()).toMatchObject({ code: 'SIGN_IN' })
  const withToken = await chat.company.app.inject({
    url: '/api/v1/conversations',
    headers: { authorization: `Bearer ${ana.token}` },
  })
  expect(withToken.statusCode).toBe(401)
})

test('what is no message is refused in words, and nothing of it is kept', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  const refusal = async (body: object | string, headers?: Record<string, string>) => {
    const answer = await ana.ask({ method: 'POST', path: '/messages', body, ...(headers && { headers }) })
    expect(answer.headers['content-type']).toContain('application/problem+json')
    return [answer.statusCode, answer.json().code]
  }
  const id = uuidv7()

  for (const body of [
    {},
    { id, text: '' },
    { id, text: '   ' },
    { id, text: 'x'.repeat(4001) },
    { id, text: 'a\u0000b' },
    { id, text: '\ud800' },
    { id, text: 5 },
    { id: 'x', text: 'x' },
    { id, text: 'x', senderType: 'agent' },
    { id, text: 'x', email: 'nobody' },
    { id, text: 'x', page: 'javascript:alert(1)' },
    { id, text: 'x', name: 'n'.repeat(101) },
    [],
    '{"id":"x","__proto__":{"admin":true}}',
  ])
    expect([JSON.stringify(body).slice(0, 60), (await refusal(body))[0]]).toEqual([
      JSON.stringify(body).slice(0, 60),
      400,
    ])
  expect(await refusal('{')).toEqual([400, 'NOT_JSON'])
  expect(await refusal(`{"id":"${id}","text":${'['.repeat(100)}${']'.repeat(100)}}`)).toEqual([400, 'NOT_JSON'])
  expect(await refusal(`"${'x'.repeat(1024 * 1024)}"`)).toEqual([413, 'TOO_LARGE'])
  expect(await refusal('text=x', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual([
    415,
    'NOT_JSON_TYPE',
  ])
  for (const authorization of ['', 'Bearer x', 'Basic abc', `Bearer ${'x'.repeat(44)}`])
    expect(await refusal({ id, text: 'x' }, { authorization })).toEqual([401, 'SIGN_IN'])
  for (const path of ['/messages?limit=9999', '/nothing'])
    expect((await ana.ask({ path })).statusCode).toBeGreaterThanOrEqual(400)
  expect((await ana.marks('read', 'yesterday')).json()).toMatchObject({ code: 'NOT_FOUND' })
  for (const key of ['x', 'x'.repeat(16), '..%2f..', '%00'])
    expect((await chat.company.app.inject(`/chat/v1/${key}/messages`)).statusCode).toBe(404)
  expect(await conversationsOf(chat)).toEqual([])
})

test('words in a page of another site, or a moment far ahead, change nothing', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  await ana.writes('Hello?', { page: 'https://evil.example/phishing' })
  const { id } = await onlyOne(chat)
  expect((await chat.company.admin.api.inbox.conversations.customer({ id })).page).toBeNull()

  await ana.marks('read', '9999-12-31T00:00:00Z')
  await answered(chat, 'Good morning')
  expect((await threadOf(chat.company.admin, id)).at(-1)?.status).toBe('sent')
})

test('nobody is there: a message with name and address becomes a conversation, and a lead knows how to reach them', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)

  await ana.writes('Please call me', { name: 'Ana Example', email: 'Ana@Example.com' })

  const { id } = await onlyOne(chat)
  const { admin } = chat.company
  expect(await admin.api.inbox.conversations.customer({ id })).toMatchObject({
    name: 'Ana Example',
    email: 'ana@example.com',
  })
  const lead = await admin.api.inbox.conversations.lead({ id, title: 'Bread for Ana' })
  expect(lead).toMatchObject({ source: 'Web chat', contactInfo: 'ana@example.com' })
})

test('whoever may answer and has Steward open is there', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  const emil = await chat.company.hire('Emil', 'Employee')
  const isSomebodyThere = async () => (await ana.ask()).json().isSomebodyThere

  const emils = await listen(emil)
  await sleep(100)
  expect(await isSomebodyThere()).toBe(false)
  const adas = await listen(chat.company.admin)
  await eventually(isSomebodyThere)
  expect([...emils.heard, ...adas.heard].filter(({ event }) => event === 'presence')).toEqual([])
  await emils.close()
  await adas.close()
})

test('answers and typing come over the stream, and what was missed is there after it broke', async () => {
  const chat = await withChat()
  const [ana, eve] = [new Visitor(chat), new Visitor(chat)]
  await ana.writes('Hello?')
  await eve.writes('Hello from Eve')
  const { admin } = chat.company
  const { id } = (await conversationsOf(chat)).find(({ lastMessageText }) => lastMessageText === 'Hello?') as {
    id: string
  }
  const [anas, eves] = [await ana.listens(), await eve.listens()]
  expect(anas.answer.headers.get('access-control-allow-origin')).toBe(SITE)

  await admin.api.inbox.conversations.presence({ id, doing: 'writing' })
  expect(await anas.hears('typing')).toEqual({ name: 'Ada', isTyping: true })
  await admin.api.inbox.conversations.reply({ id, content: 'Good morning' })
  await chat.company.settled()
  expect(await anas.hears('messages')).toEqual({})
  await anas.close()
  expect(eves.heard).toEqual([])
  await eves.close()

  await admin.api.inbox.conversations.reply({ id, content: 'Are you still there?' })
  await chat.company.settled()
  expect(await ana.texts()).toEqual(['Hello?', 'Good morning', 'Are you still there?'])
})

test('of merged visitors the one who is answered sees that somebody writes', async () => {
  const chat = await withChat()
  const [ana, eve] = [new Visitor(chat), new Visitor(chat)]
  await ana.writes('Hello?')
  await eve.writes('Hello again, from my phone')
  const { conversations } = chat.company.admin.api.inbox
  const idOf = async (text: string) =>
    (await conversationsOf(chat)).find(({ lastMessageText }) => lastMessageText.startsWith(text))?.id as string
  const [id, otherId] = [await idOf('Hello?'), await idOf('Hello again')]
  await conversations.merge({ id, otherId })
  const [anas, eves] = [await ana.listens(), await eve.listens()]

  await conversations.presence({ id: otherId, doing: 'writing' })
  expect(await eves.hears('typing')).toEqual({ name: 'Ada', isTyping: true })
  expect(await anas.hears('typing')).toEqual({ name: 'Ada', isTyping: false })
  await anas.close()
  await eves.close()
})

test('those who may see the conversation hear that its visitor writes, and nobody takes them for a colleague', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  await ana.writes('Hello?', { name: 'Ana' })
  const { id } = await onlyOne(chat)
  const { admin } = chat.company
  const stream = await listen(admin)

  expect((await ana.types(true)).statusCode).toBe(204)

  await stream.until(() => stream.heard.some(({ event }) => event === 'presence'))
  expect(stream.heard.find(({ event }) => event === 'presence')?.data).toEqual({
    ...{ noun: 'conversation', id, doing: 'writing' },
    who: { id, name: 'Ana', isCustomer: true },
  })
  expect(await admin.api.inbox.conversations.presence({ id, doing: 'looking' })).toEqual({ others: [] })
  await stream.close()
})

test('a visitor has three streams, and none after their chat was taken from the site', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  await ana.writes('Hello?')
  const streams = [await ana.listens(), await ana.listens(), await ana.listens(), await ana.listens()]
  await eventually(async () => streams[0]?.hasEnded())
  expect(streams.slice(1).map(stream => stream.hasEnded())).toEqual([false, false, false])

  await chat.company.admin.api.inbox.webChats.change({ id: chat.channel.id, origins: [] })

  await eventually(async () => streams.every(stream => stream.hasEnded()))
  expect((await ana.ask({ path: '/messages' })).statusCode).toBe(403)
  for (const stream of streams) await stream.close()
})

test('switched off it is not shown, keeps what comes, and answers wait; disconnected it is gone', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  const { admin } = chat.company
  await ana.writes('Hello?')
  const { id } = chat.channel

  await admin.api.inbox.integrations.change({ id, isActive: false })
  expect((await ana.ask()).json()).toMatchObject({ status: 409, code: 'CHANNEL_OFF' })
  expect((await ana.writes('Still there?')).statusCode).toBe(201)
  await expect(
    admin.api.inbox.conversations.reply({ id: (await onlyOne(chat)).id, content: 'x' }),
  ).rejects.toMatchObject({
    code: 'CHANNEL_OFF',
  })

  await admin.api.inbox.integrations.remove({ id })
  expect((await ana.ask()).statusCode).toBe(404)
  expect((await ana.writes('And now?')).statusCode).toBe(404)
  await admin.api.inbox.integrations.restore({ id })
  await chat.company.settled()
  expect(await ana.texts()).toEqual(['Hello?', 'Still there?'])
})

const photo = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#c04020' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Camera of Ana' } })
    .toBuffer()
const pdf = Buffer.from('%PDF-1.7 a price list')

test('pictures and papers come and go: as messages of their own, the camera’s notes left out', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  const { admin } = chat.company

  const sent = await ana.sendsFile(await photo(), 'kitchen.jpg')
  expect([sent.statusCode, sent.json().files]).toMatchObject([200, [{ type: 'image', width: 640, height: 480 }]])
  await ana.sendsFile(pdf, '../../etc/list.pdf')

  const { id, lastMessageText } = await onlyOne(chat)
  expect(lastMessageText).toBe('list.pdf')
  const [picture, paper] = (await threadOf(admin, id)).flatMap(({ attachments }) => attachments)
  expect(picture).toMatchObject({ type: 'image', name: 'kitchen.webp', mimeType: 'image/webp', state: 'kept' })
  expect(paper).toMatchObject({ type: 'file', name: 'list.pdf', mimeType: 'application/pdf', size: pdf.length })
  const seen = await chat.company.app.inject({ url: picture?.url as string, headers: { cookie: admin.browser.cookie } })
  expect([seen.statusCode, seen.rawPayload.includes('Camera of Ana')]).toEqual([200, false])

  const upload = await chat.company.app.inject({
    ...{ method: 'PUT', url: `/api/v1/conversations/${id}/uploads?name=offer.pdf`, payload: pdf },
    headers: { cookie: admin.browser.cookie, 'content-type': 'application/pdf' },
  })
  await admin.api.inbox.conversations.reply({ id, content: 'Our offer', attachments: [upload.json().id] })
  await chat.company.settled()
  const [latest] = (await ana.sees()).items
  expect(latest).toMatchObject({ from: 'company', text: 'Our offer', files: [{ type: 'file', name: 'offer.pdf' }] })
  const file = await ana.ask({ path: `/files/${latest?.files[0]?.id}` })
  expect([file.statusCode, file.rawPayload.equals(pdf)]).toEqual([200, true])
  expect(file.headers).toMatchObject({
    ...{ 'x-content-type-options': 'nosniff', 'access-control-allow-origin': SITE },
    'content-disposition': expect.stringMatching(/^attachment/),
  })
})

test('the same file sent at once several times is kept once', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  const id = uuidv7()

  const answers = await Promise.all([1, 2, 3].map(() => ana.sendsFile(pdf, 'list.pdf', id)))

  for (const answer of answers) expect([answer.statusCode, answer.json()]).toEqual([200, answers[0]?.json()])
  expect(await chat.company.look(ctx => ctx.db.file.count())).toBe(1)
  expect(await ana.texts()).toEqual([''])
})

test('files of somebody else are not found, and what is no picture and no paper is refused', async () => {
  const chat = await withChat()
  const [ana, eve] = [new Visitor(chat), new Visitor(chat)]
  const [{ id }] = (await ana.sendsFile(pdf, 'list.pdf')).json().files
  await eve.writes('Hello?')
  const receipt = await chat.company.perform(ctx =>
    ctx.write.insert('File', {
      ...{ purpose: 'receipt', name: 'r.pdf', type: 'application/pdf', size: 5 },
      content: Buffer.from('%PDF-') as never,
    }),
  )

  for (const [visitor, file] of [
    [eve, id],
    [new Visitor(chat), id],
    [ana, receipt],
    [ana, uuidv7()],
    [ana, 'x'],
  ] as const)
    expect((await visitor.ask({ path: `/files/${file}` })).statusCode).toBe(404)
  const refusal = async (content: Buffer) => (await ana.sendsFile(content, 'picture.png')).json().code
  expect(await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toBe('FILE_TYPE')
  expect(await refusal(Buffer.from('<html><script>alert(1)</script>'))).toBe('FILE_TYPE')
  expect(await refusal((await photo()).subarray(0, 400))).toBe('PICTURE_UNREADABLE')
  expect(await refusal(Buffer.alloc(0))).toBe('BAD_INPUT')
  expect(await refusal(Buffer.alloc(9 * 1024 * 1024))).toBe('TOO_LARGE')
  const stranger = await ana.sendsFile(pdf, 'list.pdf', uuidv7(), { authorization: '' })
  expect(stranger.json()).toMatchObject({ code: 'SIGN_IN' })
  expect(await ana.texts()).toEqual([''])
})

test('what failed and what waits is not shown to the visitor', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  await ana.writes('Hello?')
  const { id, integrationId } = await onlyOne(chat)
  for (const status of ['queued', 'sending', 'failed'] as const)
    await chat.company.perform(ctx =>
      ctx.write.insert('SocialMessage', {
        ...{ conversationId: id, integrationId, senderType: 'agent', content: `This one is ${status}`, status },
        ...{ attachments: [], reactions: [] },
      }),
    )

  expect(await ana.texts()).toEqual(['Hello?'])
})

test('a long conversation is read page by page', async () => {
  const chat = await withChat()
  const ana = new Visitor(chat)
  for (let i = 0; i < 55; i++) await ana.writes(`Loaf ${i}`)

  const newest = await ana.sees()
  expect([newest.items.length, newest.items[0]?.text]).toEqual([50, 'Loaf 54'])
  const older = (await ana.ask({ path: `/messages?cursor=${newest.nextCursor}` })).json()
  expect(older.items.map(({ text }: { text: string }) => text)).toEqual([
    'Loaf 4',
    'Loaf 3',
    'Loaf 2',
    'Loaf 1',
    'Loaf 0',
  ])
  expect(older.nextCursor).toBeNull()
  expect((await ana.ask({ path: '/messages?cursor=x' })).json()).toMatchObject({ status: 400, code: 'BAD_CURSOR' })
})

test('an administrator says where it stands and how it looks, and is told what cannot be', async () => {
  const { admin } = await newCompany()
  const { webChats } = admin.api.inbox
  const made = await webChats.create({
    ...{ name: 'Shop', colour: '#AA3300', awayWords: 'We are back at eight.' },
    origins: [
      'https://WWW.Example.com/',
      'http://localhost:4000',
      'https://bäckerei.example',
      'https://www.example.com',
    ],
  })
  expect(made).toMatchObject({
    ...{ provider: 'webchat', health: 'ok', isActive: true, tokenEnding: '', name: 'Shop' },
    webChat: {
      origins: ['https://www.example.com', 'http://localhost:4000', 'https://xn--bckerei-5wa.example'],
      ...{ colour: '#aa3300', greeting: null, awayWords: 'We are back at eight.' },
    },
  })

  const changed = await webChats.change({ id: made.id, greeting: 'Hello!', awayWords: '' })
  expect(changed.webChat).toMatchObject({ colour: '#aa3300', greeting: 'Hello!', awayWords: null })
  const stale = webChats.change({ id: made.id, greeting: 'x' }, {
    context: { headers: { 'if-match': `"${made.version}"` } },
  } as never)
  await expect(stale).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  for (const origin of [
    'http://www.example.com',
    'https://example.com/shop',
    'ftp://example.com',
    '*',
    'https://a b',
    'https://x@y.example',
  ])
    await expect(webChats.change({ id: made.id, origins: [origin] })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(webChats.change({ id: made.id, colour: 'red' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

test('its page to try it on names the chat, whatever that is called', async () => {
  const chat = await withChat('<script>alert(1)</script> & Söhne')
  const page = await chat.company.app.inject({
    url: `/chat/preview/${chat.channel.pageId}`,
    headers: { 'accept-language': 'de-DE' },
  })

  expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  expect(page.body).toContain('<html lang="de" dir="ltr">')
  expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; Söhne')
  expect(page.body).toContain(`data-key="${chat.channel.pageId}"`)
  expect((await chat.company.app.inject(`/chat/preview/${'x'.repeat(16)}`)).statusCode).toBe(404)
})
