import { expect, test } from 'vitest'
import { deliveriesInOrder, shuffledAndRepeated } from '../../test/deliveries.ts'
import { allWorked, customerWrote, stateOf, threadOf, uniqueDigits, withNumber, withPage } from '../../test/inbox.ts'
import { metaExamples } from '../../test/meta-examples.ts'
import { metaBytes, pageEvent } from '../demo/graph-player/meta-webhooks.ts'
import { sql } from '../platform/db/sql.ts'

const swap = (payload: unknown, ids: Record<string, string>) =>
  JSON.parse(Object.entries(ids).reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(payload)))

test('what Facebook really sends ends in the messages, statuses and reactions it speaks of', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const files = { 'https://cdn.example.com/in/': `${company.graph.url}/cdn/` }
  const ids = { '100200300400500': pageId, m_PUBLIC_out_0001: 'm_PUBLIC_echo_0001', ...files }

  for (const { payload } of metaExamples('fb')) await company.graph.post(swap(payload, ids))
  await allWorked(company)

  const { items } = await company.admin.api.inbox.conversations.list({})
  expect(items).toMatchObject([
    {
      externalUserId: '7000000000000001',
      lastMessageText: 'Get Started',
      lastMessageAt: new Date(1790416840123).toISOString(),
      lastSenderType: 'customer',
      replyUntil: null,
      unread: true,
    },
  ])
  expect(await threadOf(company.admin, items[0]?.id as string)).toMatchObject([
    {
      content: 'Hi! Do you deliver on Sundays? 📦',
      status: 'received',
      createdAt: new Date(1790416800123).toISOString(),
    },
    {
      content: '',
      attachments: [
        { id: '1', type: 'image', state: 'failed', trouble: 'gone' },
        { id: '2', type: 'file', state: 'failed', trouble: 'gone' },
      ],
    },
    {
      content: 'Yes, until noon.',
      senderType: 'agent',
      senderId: null,
      status: 'read',
      reactions: [{ emoji: '👍', by: 'customer' }],
    },
    { content: 'Get Started', senderType: 'customer', externalMessageId: 'm_PUBLIC_pb_0001' },
  ])
})

test('what WhatsApp really sends is found under the number as well as under the business-scoped id', async () => {
  const { company, pageId } = await withNumber()

  for (const { payload } of metaExamples('wa')) await company.graph.post(swap(payload, { '300400500600700': pageId }))
  await company.settled()

  const { items } = await company.admin.api.inbox.conversations.list({ q: 'ana' })
  expect(items[0]).toMatchObject({
    platform: 'whatsapp',
    externalUserId: 'US.10000000000000000001',
    externalUserName: 'Ana Example',
  })
  const known = await company.look(ctx =>
    ctx.query<{ externalId: string }>(
      sql`select y.external_id as "externalId" from ${ctx.all.CustomerIdentity} y where y.conversation_id = ${items[0]?.id}`,
    ),
  )
  expect(known.map(({ externalId }) => externalId)).toEqual(
    expect.arrayContaining(['US.10000000000000000001', '15550002222']),
  )
  const thread = await threadOf(company.admin, items[0]?.id as string)
  expect(thread.map(({ content }) => content)).toContain('Hola, ¿tenéis hueco mañana?')
})

test('a customer first known by their number alone keeps one conversation when their other id comes along', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const { company, pageId } = await withNumber()
    const people = [{ waId: '15550009999' }, { waId: '15550009999', userId: 'US.77' }]

    for (const i of order) {
      await company.graph.whatsAppMessage({ phoneNumberId: pageId, ...people[i], name: 'Bo', text: `Hello ${i}` })
      await company.settled()
    }

    const { items } = await company.admin.api.inbox.conversations.list({})
    expect(items).toMatchObject([{ externalUserId: 'US.77', externalUserName: 'Bo' }])
    expect(await threadOf(company.admin, items[0]?.id as string)).toHaveLength(2)
  }
})

test('deliveries in any order and number end in the same inbox as one clean run', async () => {
  const [clean, wild] = [await withPage(), await withPage()]
  const plan = { count: 150, seed: 7, startMs: Date.now() - 7_200_000 }

  for (const body of deliveriesInOrder({ pageId: clean.pageId, ...plan })) {
    await clean.company.graph.post(body)
    await clean.company.settled()
  }
  const bodies = shuffledAndRepeated(deliveriesInOrder({ pageId: wild.pageId, ...plan }), 7)
  for (let i = 0; i < bodies.length; i += 8) {
    const answers = await Promise.all(bodies.slice(i, i + 8).map(body => wild.company.graph.post(body)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  }
  await allWorked(wild.company)

  expect(await stateOf(wild.company)).toEqual(await stateOf(clean.company))
}, 60_000)

test('an identical delivery is kept once, and the message is there once', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const body = pageEvent(
    { pageId, psid: `7${uniqueDigits()}` },
    { message: { mid: `m_${uniqueDigits()}`, text: 'Hello' } },
  )

  await Promise.all([1, 2, 3, 4].map(() => company.graph.post(body)))
  await company.settled()

  expect((await stateOf(company)).messages).toHaveLength(1)
})

test('an album that comes in at once opens one conversation', async () => {
  const { company, pageId } = await withNumber()
  const person = { phoneNumberId: pageId, waId: '15550001234', userId: 'US.1234', name: 'Cleo' }
  const picture = (i: number) => ({
    ...person,
    content: { type: 'image', image: { id: `${i}`, mime_type: 'image/jpeg' } },
  })

  await Promise.all([1, 2, 3, 4, 5, 6].map(i => company.graph.whatsAppMessage(picture(i))))
  await allWorked(company)

  const { items } = await company.admin.api.inbox.conversations.list({})
  expect(items).toHaveLength(1)
  expect(await threadOf(company.admin, items[0]?.id as string)).toHaveLength(6)
})

test('an edit replaces the text, also in the list, and taking a message back empties it for good', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const [psid, mid] = [`7${uniqueDigits()}`, `m_${uniqueDigits()}`]
  await company.graph.customerWrites({ pageId, psid, text: 'Tuesday', mid })
  await company.graph.post(pageEvent({ pageId, psid }, { message_edit: { mid, text: 'Thursday', num_edit: 2 } }))
  await company.graph.post(pageEvent({ pageId, psid }, { message_edit: { mid, text: 'Wednesday', num_edit: 1 } }))
  await allWorked(company)

  const [conversation] = (await company.admin.api.inbox.conversations.list({})).items
  expect(conversation).toMatchObject({ lastMessageText: 'Thursday' })
  const id = conversation?.id as string
  expect(await threadOf(company.admin, id)).toMatchObject([{ content: 'Thursday', editedAt: expect.any(String) }])

  await company.graph.post(pageEvent({ pageId, psid }, { message: { mid, is_deleted: true } }))
  await company.settled()
  expect(await threadOf(company.admin, id)).toMatchObject([{ content: '', attachments: [] }])
})

test('a new message reopens a closed conversation; a reaction or a receipt does not', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const conversation = await customerWrote(inbox)
  const [first] = await threadOf(company.admin, conversation.id)
  await company.admin.api.inbox.conversations.close({ id: conversation.id })
  const who = { pageId, psid: conversation.externalUserId }

  await company.graph.post(
    pageEvent(who, { reaction: { action: 'react', emoji: '👍', mid: first?.externalMessageId } }),
  )
  await company.graph.messengerRead(who)
  await company.settled()
  expect(await company.admin.api.inbox.conversations.find({ id: conversation.id })).toMatchObject({ status: 'closed' })

  await company.graph.customerWrites({ ...who, text: 'One more thing' })
  await company.settled()
  expect(await company.admin.api.inbox.conversations.find({ id: conversation.id })).toMatchObject({ status: 'open' })
  const { items } = await company.admin.api.company.history.timeline({ subject: `conversation:${conversation.id}` })
  expect(items.map(({ type }) => type)).toContain('conversation.reopened')
  expect(JSON.stringify(items)).not.toContain('One more thing')
})

test('a customer whose clock runs ahead neither leads the list for ever nor keeps the reply window open', async () => {
  const { company, pageId } = await withPage()
  const timestampMs = Date.now() + 30 * 86_400_000

  await company.graph.customerWrites({ pageId, psid: `7${uniqueDigits()}`, text: 'From the future', timestampMs })
  await company.settled()

  const [conversation] = (await company.admin.api.inbox.conversations.list({})).items
  expect(Date.parse(conversation?.lastMessageAt as string)).toBeLessThan(Date.now() + 5_000)
})

test('characters that no database keeps are left out, and one rotten item holds up nothing', async () => {
  const { company, pageId } = await withPage()
  const psid = `7${uniqueDigits()}`
  const good = pageEvent(
    { pageId, psid },
    { message: { mid: `m_${uniqueDigits()}`, text: 'Tea\u0000 and \ud800scones' } },
  )
  const rotten = pageEvent({ pageId, psid }, { message: { mid: 'm'.repeat(400), text: 'Too long an id' } })
  const odd = pageEvent({ pageId, psid: 'p'.repeat(500) }, { message: 'not an object' })

  await company.graph.post({ object: 'page', entry: [null, 7, ...rotten.entry, ...odd.entry, ...good.entry] })
  await company.settled()

  const { items } = await company.admin.api.inbox.conversations.list({})
  expect(await threadOf(company.admin, items[0]?.id as string)).toMatchObject([{ content: 'Tea and \ufffdscones' }])
})

test('a delivery with a wrong or no signature is refused and nothing of it is kept', async () => {
  const { company, pageId } = await withPage()
  const body = pageEvent({ pageId, psid: '7001' }, { message: { mid: `m_${uniqueDigits()}`, text: 'Forged' } })

  for (const signature of [`sha256=${'0'.repeat(64)}`, 'sha256=', 'nonsense', '']) {
    const answer = await company.graph.post(body, { signature })
    expect(answer.status).toBe(401)
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'WRONG_SIGNATURE' })
  }
  await company.settled()

  expect((await company.admin.api.inbox.conversations.list({})).total).toBe(0)
})

test('a page that nobody here has, and bodies that make no sense, are answered 200 and change nothing', async () => {
  const { company } = await withPage()
  const deep = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`)

  const unknown = pageEvent(
    { pageId: '999', psid: '7001' },
    { message: { mid: `m_${uniqueDigits()}`, text: 'Hello?' } },
  )
  for (const body of [unknown, deep, [], 'text', { object: 'instagram' }, { object: 'page', entry: 'none' }]) {
    expect((await company.graph.post(body)).status).toBe(200)
  }
  await company.settled()

  expect((await company.admin.api.inbox.conversations.list({})).total).toBe(0)
})

test('bytes beyond ASCII are checked and kept as they came', async () => {
  const { company, pageId } = await withPage()
  const body = pageEvent(
    { pageId, psid: `7${uniqueDigits()}` },
    { message: { mid: `m_${uniqueDigits()}`, text: 'Größe — 📦' } },
  )
  expect(metaBytes(body).every(byte => byte < 0x80)).toBe(true)

  await company.graph.post(body)
  await company.settled()

  expect((await company.admin.api.inbox.conversations.list({})).items[0]).toMatchObject({
    lastMessageText: 'Größe — 📦',
  })
})

test('the webhook answers the challenge for the right token alone', async () => {
  const { company } = await withPage()

  expect(await company.graph.verifyWebhook({ challenge: '<b>42</b>' })).toEqual({ status: 200, body: '<b>42</b>' })
  expect((await company.graph.verifyWebhook({ token: 'guess' })).status).toBe(403)
  const address = company.graph.webhook as string
  const answer = await fetch(`${address}?hub.mode=subscribe&hub.challenge=1&hub.verify_token=a%20verify%20token`)
  expect(answer.headers.get('content-type')).toContain('text/plain')
  expect((await fetch(address)).status).toBe(403)
})

test("Meta's callbacks about people need its signature, and the deletion page can be read by whoever asked", async () => {
  const { company } = await withPage()

  expect((await company.graph.postSignedRequest('deauthorize', '42')).status).toBe(200)
  expect((await company.graph.postSignedRequest('deauthorize', '42', 'another secret')).status).toBe(401)
  const answer = await company.graph.postSignedRequest('data-deletion', '42')
  const { url, confirmation_code } = JSON.parse(answer.body)

  const open = (address: string) => company.app.inject(new URL(address).pathname + new URL(address).search)
  const page = await open(url)
  expect(url).toContain(confirmation_code)
  expect([page.statusCode, page.body]).toEqual([200, expect.stringContaining('nothing to delete')])
  expect((await open(url.replace(/.{4}$/, '0000'))).statusCode).toBe(404)
})
