import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { customerWrote, type Inbox, threadOf, withNumber, withPage } from '../../test/inbox.ts'
import { Visitor, withChat } from '../../test/visitor.ts'
import { newCompany, type Person } from '../../test/world.ts'
import { sql } from '../platform/db/sql.ts'

const SECRET = 'Her last cheque bounced, be careful with credit'

const notesOf = async ({ api }: Person, id: string) => (await api.inbox.notes.list({ id })).items
const inboxOf = (person: Person) => person.api.inbox.conversations

/** Everything of the company that is kept, said or has left the house, except the notes themselves. */
async function allThatIsTold({ company }: Inbox) {
  const kept = await company.look(async ctx => ({
    messages: await ctx.query(sql`select m.content as "content" from ${ctx.all.SocialMessage} m`),
    threads: await ctx.query(
      sql`select s.last_message_text as "text", s.last_words as "words", s.search as "search" from ${ctx.all.SocialConversation} s`,
    ),
    facts: await ctx.query(sql`select f.type as "type", f.details as "details" from ${ctx.all.Fact} f`),
    jobs: await ctx.query(sql`select j.name as "name", j.input as "input" from ${ctx.all.Job} j`),
  }))
  return JSON.stringify({ kept, calls: company.graph.calls, sent: company.graph.sent, letters: company.post.letters })
}

for (const [channel, connected] of [
  ['Messenger', withPage],
  ['WhatsApp', withNumber],
] as const) {
  test(`a note never leaves the company, whatever is done on ${channel}`, async () => {
    const inbox = await connected()
    const { company } = inbox
    const conversation = await aConversation(inbox)
    const { id } = conversation
    const tom = await company.hire('Tom')
    const { notes, conversations } = company.admin.api.inbox

    const note = await notes.write({ id, content: `${SECRET}, @Tom`, mentions: [tom.employeeId] })
    await notes.change({ id: note.id, content: `${SECRET}! @Tom`, mentions: [tom.employeeId] })
    const answer = await conversations.reply({ id, content: 'Yes, until noon.' })
    await company.settled()
    await notes.remove({ id: note.id })
    await notes.restore({ id: note.id })
    await expect(conversations.retry({ id: answer.id })).rejects.toMatchObject({ code: 'MESSAGE_NOT_FAILED' })
    await expect(conversations.retry({ id: note.id })).rejects.toMatchObject({ status: 404 })
    await expect(conversations.message({ id: note.id })).rejects.toMatchObject({ status: 404 })
    await conversations.close({ id })
    await conversations.reopen({ id })
    await company.settled()

    const told = await allThatIsTold(inbox)
    expect(told).toContain('Yes, until noon.')
    expect(told).not.toContain(SECRET)
    expect(JSON.stringify(await threadOf(company.admin, id))).not.toContain(SECRET)
    expect((await conversations.list({ q: 'cheque' })).total).toBe(0)
    expect(await notesOf(company.admin, id)).toMatchObject([{ content: `${SECRET}! @Tom` }])
  })
}

async function aConversation(inbox: Inbox) {
  if (inbox.pageId.startsWith('10')) return customerWrote(inbox)
  await inbox.company.graph.whatsAppMessage({
    phoneNumberId: inbox.pageId,
    waId: '4915112345678',
    name: 'Ana Example',
    text: 'Do you deliver on Sundays?',
  })
  await inbox.company.settled()
  const { items } = await inbox.company.admin.api.inbox.conversations.list({})
  return items[0] as (typeof items)[number]
}

test('a visitor of the web chat sees and hears nothing of a note', async () => {
  const chat = await withChat()
  const { notes, conversations } = chat.company.admin.api.inbox
  const ana = new Visitor(chat)
  await ana.writes('Hello?')
  const [{ id } = { id: '' }] = (await conversations.list({})).items
  const stream = await ana.listens()

  const note = await notes.write({ id, content: SECRET })
  await notes.change({ id: note.id, content: `${SECRET}!` })
  await notes.remove({ id: note.id })
  await notes.restore({ id: note.id })
  await conversations.reply({ id, content: 'Good morning' })
  await chat.company.settled()
  await stream.hears('messages')
  await stream.close()

  expect(stream.heard.map(({ event }) => event)).toEqual(['messages'])
  expect(await ana.texts()).toEqual(['Hello?', 'Good morning'])
  expect((await ana.ask({ path: '/messages' })).body).not.toContain(SECRET)
})

test('only three files of the server can reach the words of notes, and none of them sends', () => {
  const source = path.join(import.meta.dirname, '..')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('generated'),
  )
  const naming = files.filter(file => readFileSync(path.join(source, file), 'utf8').includes('ConversationNote'))

  expect(files.length).toBeGreaterThan(100)
  expect(naming.map(file => file.split(path.sep).join('/')).sort()).toEqual([
    'inbox/access.ts',
    'inbox/mentions.ts',
    'inbox/message-search.ts',
    'inbox/notes.ts',
  ])
})

test('a note stands under the conversation for all who see it, and neither answers nor waits', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const before = await inboxOf(sara).find({ id })

  const note = await sara.api.inbox.notes.write({ id, content: '  Wants rye.  ' })

  expect(note).toMatchObject({ content: 'Wants rye.', authorId: sara.employeeId, authorName: 'Sara', mentions: [] })
  expect(await notesOf(tom, id)).toEqual([note])
  expect(await inboxOf(sara).find({ id })).toEqual(before)
  expect(await inboxOf(sara).counts()).toMatchObject({ waiting: 1, mentions: 0 })
  await expect(sara.api.inbox.notes.write({ id, content: '   ' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  const { items } = await sara.api.company.history.timeline({ subject: `conversation:${id}` })
  expect(items.map(({ type }) => type)).toContain('note.written')
})

test('whoever is mentioned finds the conversation among their mentions, marked until they have read it', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  await inboxOf(tom).read({ id })
  expect(await inboxOf(tom).counts()).toMatchObject({ forYou: 0, mentions: 0 })

  await sara.api.inbox.notes.write({ id, content: 'Do you know her, @Tom?', mentions: [tom.employeeId] })
  await sara.api.inbox.notes.write({ id, content: 'Asking again, @Tom', mentions: [tom.employeeId, tom.employeeId] })

  expect(await inboxOf(tom).find({ id })).toMatchObject({ mentioned: true, unread: true })
  expect(await inboxOf(tom).counts()).toMatchObject({ mentions: 1, forYou: 1 })
  expect((await inboxOf(tom).list({ mentioned: 'true' })).items).toMatchObject([{ id }])
  expect(await inboxOf(sara).counts()).toMatchObject({ mentions: 0 })
  expect((await inboxOf(sara).list({ mentioned: 'true' })).total).toBe(0)

  expect(await inboxOf(tom).read({ id })).toMatchObject({ mentioned: false, unread: false })
  expect(await inboxOf(tom).counts()).toMatchObject({ mentions: 0, forYou: 0 })
  expect((await inboxOf(tom).list({ mentioned: 'true' })).total).toBe(1)
})

test('a mention counts once for whoever is waited for anyway', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const sara = await company.hire('Sara')

  await company.admin.api.inbox.notes.write({ id, content: '@Sara', mentions: [sara.employeeId] })
  expect(await inboxOf(sara).counts()).toMatchObject({ mentions: 1, forYou: 1 })

  await inboxOf(sara).assign({ id, employeeId: sara.employeeId })
  expect(await inboxOf(sara).counts()).toMatchObject({ mentions: 1, forYou: 1 })
})

test('nobody is called to a conversation that they could not open', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const [sara, tom, eve] = [
    await company.hire('Sara'),
    await company.hire('Tom'),
    await company.hire('Eve', 'Employee'),
  ]
  const mia = await company.hire('Mia', 'Manager')
  const stranger = await newCompany()
  const names = async () => (await sara.api.inbox.notes.colleagues({ id })).items.map(({ name }) => name)
  const mention = (employeeId: string) =>
    sara.api.inbox.notes.write({ id, content: 'Have a look', mentions: [employeeId] })

  expect(await names()).toEqual(['Ada', 'Mia', 'Tom'])
  await inboxOf(sara).assign({ id, employeeId: sara.employeeId })
  expect(await names()).toEqual(['Ada', 'Mia'])

  await expect(mention(tom.employeeId)).rejects.toMatchObject({ code: 'MENTION_UNSEEN', status: 409 })
  await expect(mention(eve.employeeId)).rejects.toMatchObject({ code: 'MENTION_UNSEEN', status: 409 })
  await expect(mention(stranger.admin.employeeId)).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 })
  expect(await notesOf(sara, id)).toEqual([])
  expect(await mention(mia.employeeId)).toMatchObject({ mentions: [{ id: mia.employeeId, name: 'Mia' }] })
})

test('a note is changed, deleted and brought back by its author alone, and each only once', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const { notes } = sara.api.inbox
  const note = await notes.write({ id, content: 'Rye, @Tom', mentions: [tom.employeeId] })

  for (const other of [tom, company.admin]) {
    const theirs = other.api.inbox.notes
    await expect(theirs.change({ id: note.id, content: 'Wheat' })).rejects.toMatchObject({ code: 'NOTE_OF_ANOTHER' })
    await expect(theirs.remove({ id: note.id })).rejects.toMatchObject({ code: 'NOTE_OF_ANOTHER', status: 403 })
  }
  const changed = await notes.change({ id: note.id, content: 'Rye, and soon' })
  expect(changed).toMatchObject({ content: 'Rye, and soon', mentions: [], editedAt: expect.any(String) })
  expect(await inboxOf(tom).counts()).toMatchObject({ mentions: 0 })

  await notes.change({ id: note.id, content: '@Tom again', mentions: [tom.employeeId] })
  const removals = await Promise.allSettled([1, 2, 3].map(() => notes.remove({ id: note.id })))
  expect(removals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await notesOf(tom, id)).toEqual([])
  expect(await inboxOf(tom).counts()).toMatchObject({ mentions: 0 })
  await expect(notes.change({ id: note.id, content: 'Late' })).rejects.toMatchObject({ status: 404 })
  await expect(tom.api.inbox.notes.restore({ id: note.id })).rejects.toMatchObject({ code: 'NOTE_OF_ANOTHER' })

  expect(await notes.restore({ id: note.id })).toMatchObject({ content: '@Tom again' })
  expect(await inboxOf(tom).counts()).toMatchObject({ mentions: 1 })
  await expect(notes.restore({ id: note.id })).rejects.toMatchObject({ status: 404 })
})

test('notes of a conversation that somebody else has are out of sight, and pages of many join', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  await inboxOf(sara).assign({ id, employeeId: sara.employeeId })
  for (const content of ['One', 'Two', 'Three']) await sara.api.inbox.notes.write({ id, content })

  const first = await sara.api.inbox.notes.list({ id, limit: 2 })
  const rest = await sara.api.inbox.notes.list({ id, limit: 2, cursor: first.nextCursor as string })
  expect([...first.items, ...rest.items].map(({ content }) => content)).toEqual(['Three', 'Two', 'One'])
  expect(rest.nextCursor).toBeNull()

  await expect(tom.api.inbox.notes.list({ id })).rejects.toMatchObject({ status: 404 })
  await expect(tom.api.inbox.notes.write({ id, content: 'Me too' })).rejects.toMatchObject({ status: 404 })
  await expect(
    tom.api.inbox.notes.change({ id: first.items[0]?.id as string, content: 'Me too' }),
  ).rejects.toMatchObject({ status: 404 })
})
