import { expect, test } from 'vitest'
import { customerWrote, threadOf, withPage } from '../../test/inbox.ts'
import { newCompany, type Person } from '../../test/world.ts'
import { keptWords, placesOf, soughtWords } from '../platform/words.ts'
import { excerptOf, searchMessages } from './message-search.ts'

const search = ({ api }: Person, q: string, more: { limit?: number; cursor?: string } = {}) =>
  api.inbox.conversations.search({ q, ...more })
const foundBy = async (person: Person, q: string) => (await search(person, q)).items.map(({ excerpt }) => excerpt)

test('words are found in messages of both sides and in notes, newest first, by how they begin', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { admin } = company
  const ana = await customerWrote(inbox, 'Liefern Sie die Straßenlaternen nach Köln-Mülheim? Rechnung folgt.', 'Ana')
  const omar = await customerWrote(inbox, 'أريد الفاتورة من فضلك', 'عمر')
  const { conversations, notes } = admin.api.inbox
  await conversations.reply({ id: ana.id, content: 'Die Rechnung liegt bei; geliefert wird am Freitag.' })
  await company.settled()
  const note = await notes.write({ id: ana.id, content: 'Pays every Rechnung late.' })

  const { items, nextCursor } = await search(admin, 'rechn')
  expect(items.map(({ by, conversationId }) => [by, conversationId])).toEqual([
    ['note', ana.id],
    ['agent', ana.id],
    ['customer', ana.id],
  ])
  expect(nextCursor).toBeNull()
  expect(items[1]).toMatchObject({
    customerName: 'Ana',
    platform: 'facebook',
    excerpt: expect.stringContaining('Rechnung'),
  })
  const [, answer] = items
  expect(answer?.marks.map(([from, to]) => answer.excerpt.slice(from, to))).toEqual(['Rechn'])

  // What lies further back is found by the index, and the same.
  const further = (q: string, newest: number) => company.look(ctx => searchMessages(ctx, { q, limit: 20 }, newest))
  for (const q of ['rechn', 'die', 'فاتورة', 'mulheim straße', 'am die', 'a', "+-' rechn"])
    expect([q, await further(q, 1)]).toEqual([q, await further(q, 100)])
  expect((await further('rechn', 2)).items).toEqual(items)
  const few = await company.look(ctx => searchMessages(ctx, { q: 'rechn', limit: 2 }, 1))
  expect(few.items).toEqual(items.slice(0, 2))

  expect(await foundBy(admin, 'MÜLHEIM strassen')).toHaveLength(1)
  expect(await foundBy(admin, 'laternen')).toHaveLength(0)
  expect(await foundBy(admin, 'فاتورة')).toHaveLength(1)
  expect((await search(admin, 'الفاتورة')).items).toMatchObject([{ conversationId: omar.id }])
  for (const q of ['%', '_', "'", '+ -', '"*"', "x' | y", 'freitag ungesagt'])
    expect(await foundBy(admin, q)).toEqual([])
  expect(await foundBy(admin, 'am die')).toHaveLength(1)

  // One page after the other says the same.
  const first = await search(admin, 'rechn', { limit: 2 })
  const second = await search(admin, 'rechn', { limit: 2, cursor: first.nextCursor as string })
  expect([...first.items, ...second.items]).toEqual(items)

  await notes.remove({ id: note.id })
  expect(await foundBy(admin, 'late')).toEqual([])
  await notes.restore({ id: note.id })
  await notes.change({ id: note.id, content: 'Pays in time.' })
  expect([await foundBy(admin, 'late'), await foundBy(admin, 'pays')]).toEqual([[], ['Pays in time.']])

  const everything = await admin.api.company.search.find({ q: 'freitag' })
  expect(everything.items.filter(({ noun }) => noun === 'message')).toMatchObject([
    { title: 'Ana', subtitle: expect.stringContaining('Freitag'), conversationId: ana.id },
  ])
})

test('nobody finds words of a conversation that they may not see', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const eve = await company.hire('Eve', 'Employee')
  const { id } = await customerWrote(inbox, 'The quotation, please')
  await sara.api.inbox.notes.write({ id, content: 'Wants a quotation' })
  expect(await foundBy(tom, 'quotation')).toHaveLength(2)

  await sara.api.inbox.conversations.assign({ id, employeeId: sara.employeeId })

  expect(await foundBy(sara, 'quotation')).toHaveLength(2)
  expect(await foundBy(tom, 'quotation')).toEqual([])
  expect(await foundBy((await newCompany()).admin, 'quotation')).toEqual([])
  await expect(search(eve, 'quotation')).rejects.toMatchObject({ status: 403 })
  expect((await eve.api.company.search.find({ q: 'quotation' })).items).toEqual([])
  expect((await tom.api.company.search.find({ q: 'quotation' })).items).toEqual([])
  await expect(tom.api.inbox.conversations.messagesAround({ id, at: new Date().toISOString() })).rejects.toMatchObject({
    status: 404,
  })
})

test('a thread opens around a moment and goes on from there both ways', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox, 'first')
  const start = Date.now() - 3_600_000
  await company.perform(ctx =>
    ctx.write.insert(
      'SocialMessage',
      Array.from({ length: 90 }, (_, at) => ({
        ...{ conversationId: id, integrationId: inbox.integrationId, senderType: 'customer' as const },
        ...{ content: `${at}`, attachments: [], reactions: [], status: 'received' as const },
        createdAt: new Date(start + at * 1000),
      })),
    ),
  )
  const { messages, messagesAround } = company.admin.api.inbox.conversations

  const at = new Date(start + 40_000).toISOString()
  const around = await messagesAround({ id, at })

  const texts = around.items.map(({ content }) => content)
  expect(texts).toEqual(Array.from({ length: 50 }, (_, i) => `${65 - i}`))
  const older = await messages({ id, cursor: around.olderCursor as string, limit: 2 })
  const newer = await messages({ id, cursor: around.newerCursor as string, sort: 'createdAt', limit: 2 })
  expect([...older.items, ...newer.items].map(({ content }) => content)).toEqual(['15', '14', '66', '67'])
  expect((await messagesAround({ id, at: new Date().toISOString() })).newerCursor).toBeNull()
  expect(await threadOf(company.admin, id)).toHaveLength(91)
})

test('an excerpt shows the words where they stand', () => {
  const company = '0198aaaa-0000-7000-8000-000000abcdef'
  expect(keptWords(company, 'Ünal, the 2 breads, THE')).toBe(' abcdefunal abcdefthe abcdef2 abcdefbreads')
  expect(soughtWords(company, "Br' the")).toEqual(['abcdefthe', 'abcdefbr'])
  const shown = (text: string, q: string) => {
    const { excerpt, marks } = excerptOf(text, q)
    return [excerpt, marks.map(([from, to]) => excerpt.slice(from, to))]
  }
  expect(shown('Zoë’s cafe\u0301', 'zoe café')).toEqual(['Zoë’s cafe\u0301', ['Zoë', 'cafe\u0301']])
  const long = `${'word '.repeat(60)}Needle ${'word '.repeat(60)}`
  expect(shown(long, 'need')[0]).toMatch(/^… word .*Needle word .*…$/)
  expect(shown(long, 'need')[1]).toEqual(['Need'])
  expect(placesOf('الفاتورة', 'فاتورة')).toEqual([[2, 8]])
  expect(placesOf('你好，抹茶粉还有货吗', '茶粉')).toEqual([[4, 6]])
  expect(keptWords(company, '货吗')).toBe(' abcdef货吗 abcdef吗')
  expect(shown('', 'x')).toEqual(['', []])
})
