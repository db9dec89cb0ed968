import sharp from 'sharp'
import { expect, test } from 'vitest'
import { customerWrote, type Inbox, threadOf, uniqueDigits, withNumber, withPage } from '../../test/inbox.ts'
import type { Person } from '../../test/world.ts'
import { sql } from '../platform/db/sql.ts'
import { tidyUp } from '../platform/tidy.ts'

const picture = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#3b82f6' } })
    .jpeg()
    .toBuffer()
const paper = Buffer.from('%PDF-1.7 an offer')

async function numberWroteTo(inbox: Inbox) {
  const { company, pageId: phoneNumberId } = inbox
  await company.graph.whatsAppMessage({
    phoneNumberId,
    waId: `1555${uniqueDigits().slice(-7)}`,
    text: 'How much is it?',
  })
  await company.settled()
  const [conversation] = (await company.admin.api.inbox.conversations.list({})).items
  return conversation as NonNullable<typeof conversation>
}

async function upload(
  { company }: Inbox,
  conversationId: string,
  content: Buffer,
  name = 'offer.pdf',
  { browser }: Person = company.admin,
) {
  const answer = await company.app.inject({
    method: 'PUT',
    url: `/api/v1/conversations/${conversationId}/uploads?name=${encodeURIComponent(name)}`,
    payload: content,
    headers: { cookie: browser.cookie, 'content-type': 'application/octet-stream' },
  })
  const told = answer.json() as { id: string; type: string; code?: string }
  return { ...told, status: answer.statusCode }
}

const sentTo = ({ company, pageId }: Inbox) => company.graph.sent.filter(({ accountId }) => accountId === pageId)

test('on WhatsApp a file leaves with what is said about it, and further ones follow', async () => {
  const inbox = await withNumber()
  const { company } = inbox
  const { id } = await numberWroteTo(inbox)
  const bytes = await picture()
  const [offer, photo] = [await upload(inbox, id, paper), await upload(inbox, id, bytes, 'oven.jpg')]
  expect([offer.type, photo.type]).toEqual(['file', 'image'])

  const answer = await company.admin.api.inbox.conversations.reply({
    id,
    content: 'Here is the offer',
    attachments: [offer.id, photo.id],
  })
  await company.settled()

  expect(sentTo(inbox)).toMatchObject([
    { text: 'Here is the offer', file: { kind: 'document', name: 'offer.pdf', mimeType: 'application/pdf' } },
    { text: '', file: { kind: 'image', mimeType: 'image/jpeg' } },
  ])
  expect(sentTo(inbox)[1]?.file?.bytes.equals(bytes)).toBe(true)
  const [, first, second] = await threadOf(company.admin, id)
  expect(first).toMatchObject({ id: answer.id, status: 'sent', attachments: [{ type: 'file', name: 'offer.pdf' }] })
  expect(second).toMatchObject({ status: 'sent', attachments: [{ type: 'image', width: 800, height: 600 }] })
  const shown = await company.app.inject({
    url: first?.attachments[0]?.url as string,
    headers: { cookie: company.admin.browser.cookie },
  })
  expect(shown.rawPayload.equals(paper)).toBe(true)
  expect(await company.admin.api.inbox.conversations.find({ id })).toMatchObject({ lastMessageText: 'oven.jpg' })
})

test('on Messenger words and files leave one after the other', async () => {
  const inbox = await withPage()
  const { id } = await customerWrote(inbox)
  const photo = await upload(inbox, id, await picture(), 'oven.jpg')

  await inbox.company.admin.api.inbox.conversations.reply({ id, content: 'This one', attachments: [photo.id] })
  await inbox.company.settled()

  expect(sentTo(inbox).map(({ text, file }) => [text, file?.kind])).toEqual([
    ['This one', undefined],
    ['', 'image'],
  ])
})

test('a file alone is an answer, nothing at all is none', async () => {
  const inbox = await withNumber()
  const { reply } = inbox.company.admin.api.inbox.conversations
  const { id } = await numberWroteTo(inbox)
  const voice = await upload(inbox, id, Buffer.from('OggS what is said'), 'voice.ogg')

  await expect(reply({ id })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await reply({ id, attachments: [voice.id] })
  await inbox.company.settled()

  expect(sentTo(inbox)).toMatchObject([{ file: { kind: 'audio', mimeType: 'audio/ogg' } }])
})

test('an upload is sent once, whoever presses how often', async () => {
  const inbox = await withNumber()
  const { id } = await numberWroteTo(inbox)
  const { id: offer } = await upload(inbox, id, paper)
  const send = () =>
    inbox.company.admin.api.inbox.conversations.reply({ id, content: 'The offer', attachments: [offer] })

  const attempts = await Promise.allSettled([send(), send(), send(), send()])
  await inbox.company.settled()

  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const attempt of attempts)
    if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'UPLOAD_GONE', status: 409 })
  expect(sentTo(inbox)).toHaveLength(1)
})

test('a lost answer to an upload is asked again; a lost answer to the message is never', async () => {
  const inbox = await withNumber()
  const { company } = inbox
  const { id } = await numberWroteTo(inbox)
  const send = async (name: string) => {
    const { id: offer } = await upload(inbox, id, paper, name)
    return company.admin.api.inbox.conversations.reply({ id, attachments: [offer] })
  }

  company.graph.nextFails('taken_then_cut', { on: 'media' })
  await send('first.pdf')
  await company.settled()
  expect(sentTo(inbox)).toHaveLength(0)
  await company.perform(async ctx => {
    await ctx.write.change('SocialMessage', { status: 'queued' }, { tryAfter: null })
    await ctx.write.change('Job', { name: 'send-queued' }, { runAt: ctx.now })
  })
  await company.settled()
  expect(sentTo(inbox)).toMatchObject([{ file: { name: 'first.pdf' } }])

  company.graph.nextFails('taken_then_cut')
  await send('second.pdf')
  await company.settled()
  expect(sentTo(inbox).map(({ file }) => file?.name)).toEqual(['first.pdf', 'second.pdf'])
  const calls = company.graph.calls.filter(({ path }) => path.endsWith(`${inbox.pageId}/messages`))
  expect(calls).toHaveLength(2)
})

test('what the channel refuses has failed in words, and its file goes along when it is sent again', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const { id: offer } = await upload(inbox, id, paper)
  company.graph.nextFails({ code: 100, subcode: 2018109 }, { on: 'message_attachments' })

  const answer = await company.admin.api.inbox.conversations.reply({ id, attachments: [offer] })
  await company.settled()
  const failed = await company.admin.api.inbox.conversations.message({ id: answer.id })
  expect(failed).toMatchObject({ status: 'failed', error: { message: 'The file is too large for Messenger.' } })

  await company.admin.api.inbox.conversations.retry({ id: answer.id })
  await company.settled()
  expect(sentTo(inbox)).toMatchObject([{ file: { kind: 'file', name: 'offer.pdf' } }])
})

test('an answer quotes the message it answers, on both channels', async () => {
  const [onPage, onNumber] = [await withPage(), await withNumber()]
  for (const [inbox, id] of [
    [onPage, (await customerWrote(onPage)).id],
    [onNumber, (await numberWroteTo(onNumber)).id],
  ] as const) {
    const { admin } = inbox.company
    const [question] = await threadOf(admin, id)

    const answer = await admin.api.inbox.conversations.reply({ id, content: 'Yes', replyTo: question?.id as string })
    await inbox.company.settled()

    expect(answer.replyTo).toBe(question?.externalMessageId)
    expect(sentTo(inbox)).toMatchObject([{ text: 'Yes', replyTo: question?.externalMessageId }])
  }
  const elsewhere = await customerWrote(onPage, 'Another', 'Bo')
  const [foreign] = await threadOf(onPage.company.admin, elsewhere.id)
  const { items } = await onPage.company.admin.api.inbox.conversations.list({})
  const first = items.find(({ id }) => id !== elsewhere.id)
  const crossed = { id: first?.id as string, content: 'Yes', replyTo: foreign?.id as string }
  await expect(onPage.company.admin.api.inbox.conversations.reply(crossed)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('files go up for whoever may answer here, and belong to the conversation they were sent up for', async () => {
  const [inbox, elsewhere] = [await withNumber(), await withNumber()]
  const [here, there] = [await numberWroteTo(inbox), await numberWroteTo(elsewhere)]
  const { company } = inbox
  const [sara, paul] = [await company.hire('Sara'), await company.hire('Paul', 'Employee')]
  await company.admin.api.inbox.conversations.assign({ id: here.id, employeeId: company.admin.employeeId })

  expect(await upload(inbox, here.id, paper, 'a.pdf', sara)).toMatchObject({ status: 404 })
  expect(await upload(inbox, here.id, paper, 'a.pdf', paul)).toMatchObject({ status: 403 })
  expect(await upload(inbox, there.id, paper)).toMatchObject({ status: 404 })
  const offer = await upload(inbox, here.id, paper)
  const foreign = elsewhere.company.admin.api.inbox.conversations.reply({ id: there.id, attachments: [offer.id] })
  await expect(foreign).rejects.toMatchObject({ code: 'UPLOAD_GONE' })
  await elsewhere.company.settled()
  expect(sentTo(elsewhere)).toEqual([])
})

test('what is too large for anybody is refused, and what only a kind is too large for goes as a file', async () => {
  const inbox = await withNumber()
  const { id } = await numberWroteTo(inbox)
  const film = Buffer.alloc(17_000_000)
  film.write('\0\0\0\x18ftypisom', 'latin1')

  expect(await upload(inbox, id, film, 'tour.mp4')).toMatchObject({ status: 200, type: 'file' })
  expect(await upload(inbox, id, Buffer.alloc(27_000_000, 1))).toMatchObject({ status: 413, code: 'TOO_LARGE' })
  expect(await upload(inbox, id, Buffer.alloc(0))).toMatchObject({ status: 400 })
})

test('a name is only a name', async () => {
  const inbox = await withNumber()
  const { id } = await numberWroteTo(inbox)

  expect(await upload(inbox, id, paper, '../../etc/\u202efdp.exe')).toMatchObject({ name: 'fdp.exe' })
  expect(await upload(inbox, id, paper, '\n')).toMatchObject({ name: 'file' })
})

test('what was never sent is cleared away after two days', async () => {
  const inbox = await withNumber()
  const { company } = inbox
  const { id } = await numberWroteTo(inbox)
  const [old, young] = [await upload(inbox, id, Buffer.alloc(5_000_000, 1)), await upload(inbox, id, paper)]
  const threeDaysAgo = new Date(Date.now() - 3 * 86_400_000)
  await company.perform(ctx => ctx.write.change('File', { id: old.id }, { createdAt: threeDaysAgo }))

  const { platform } = company
  const { installation } = await import('../platform/actor.ts')
  const { perform, look } = await import('../platform/work.ts')
  const scene = { actor: installation }
  await tidyUp({
    ...{ platform, actor: installation, attempt: 1 },
    look: action => look(platform, scene, action),
    perform: action => perform(platform, scene, action),
    end: async () => undefined,
  })

  const left = await company.look(ctx => ctx.query<{ id: string }>(sql`select f.id as "id" from ${ctx.all.File} f`))
  expect(left.map(({ id }) => id)).toEqual([young.id])
  await expect(company.admin.api.inbox.conversations.reply({ id, attachments: [old.id] })).rejects.toMatchObject({
    code: 'UPLOAD_GONE',
  })
})

test('a file that is to leave later is kept until then, leaves once with its words, and goes with an answer that is taken back', async () => {
  const inbox = await withNumber()
  const { company } = inbox
  const { id } = await numberWroteTo(inbox)
  const { scheduledReplies, conversations } = company.admin.api.inbox
  const [offer, other] = [await upload(inbox, id, paper), await upload(inbox, id, paper, 'other.pdf')]
  const later = { id, day: '2099-01-01', time: '09:00' }
  const kept = await scheduledReplies.create({ ...later, content: 'The offer, as promised', attachments: [offer.id] })
  const dropped = await scheduledReplies.create({ ...later, attachments: [other.id] })
  expect(kept.attachments).toMatchObject([{ name: 'offer.pdf', type: 'file' }])
  // It belongs to one answer alone.
  await expect(conversations.reply({ id, attachments: [offer.id] })).rejects.toMatchObject({ code: 'UPLOAD_GONE' })
  await scheduledReplies.remove({ id: dropped.id })

  await scheduledReplies.send({ id: kept.id })
  await company.settled()
  expect(sentTo(inbox)).toMatchObject([{ text: 'The offer, as promised', file: { name: 'offer.pdf' } }])
  const files = await company.look(ctx =>
    ctx.query<{ name: string }>(sql`select f.name as "name" from ${ctx.all.File} f`),
  )
  expect(files.map(({ name }) => name)).toEqual(['offer.pdf'])
  await expect(scheduledReplies.create(later)).rejects.toMatchObject({ code: 'BAD_INPUT' })
})
