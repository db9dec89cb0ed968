import { expect, test } from 'vitest'
import { newCompany, type Person } from '../../test/world.ts'

const namesOf = async ({ api }: Person, q?: string) =>
  (await api.inbox.cannedReplies.list(q ? { q } : {})).items.map(({ name }) => name)
const missing = (permission: string) => ({ code: 'NOT_ALLOWED', problem: { data: { permission } } })

test('everybody finds what is shared and their own, by name and by words, and nobody else’s own', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const shared = { name: 'Opening hours', content: 'We are open from six, {first_name}.', isShared: true }
  await company.admin.api.inbox.cannedReplies.create(shared)
  await sara.api.inbox.cannedReplies.create({ name: 'Greeting', content: 'Schönen Tag, {customer}!' })

  expect(await namesOf(sara)).toEqual(['Greeting', 'Opening hours'])
  expect(await namesOf(tom)).toEqual(['Opening hours'])
  expect(await namesOf(company.admin)).toEqual(['Opening hours'])
  expect(await namesOf(sara, 'schonen TAG')).toEqual(['Greeting'])
  expect(await namesOf(sara, 'open SIX')).toEqual(['Opening hours'])
})

test('shared replies are for who manages the inbox; one’s own is shared with that right alone', async () => {
  const company = await newCompany()
  const [sara, mia] = [await company.hire('Sara'), await company.hire('Mia', 'Manager')]
  const own = await sara.api.inbox.cannedReplies.create({ name: 'Greeting', content: 'Hello!' })
  const shared = await mia.api.inbox.cannedReplies.create({ name: 'Hours', content: 'From six.', isShared: true })
  const ofSara = sara.api.inbox.cannedReplies
  expect(own.isShared).toBe(false)

  await expect(ofSara.create({ name: 'All', content: 'x', isShared: true })).rejects.toMatchObject(
    missing('can_manage_inbox'),
  )
  await expect(ofSara.change({ id: own.id, isShared: true })).rejects.toMatchObject(missing('can_manage_inbox'))
  await expect(ofSara.change({ id: shared.id, name: 'x' })).rejects.toMatchObject(missing('can_manage_inbox'))
  await expect(ofSara.remove({ id: shared.id })).rejects.toMatchObject(missing('can_manage_inbox'))
  await expect(mia.api.inbox.cannedReplies.change({ id: own.id, name: 'x' })).rejects.toMatchObject({ status: 404 })
  await expect(mia.api.inbox.cannedReplies.remove({ id: own.id })).rejects.toMatchObject({ status: 404 })

  expect(await mia.api.inbox.cannedReplies.change({ id: shared.id, isShared: false })).toMatchObject({
    isShared: false,
  })
  expect(await namesOf(sara)).toEqual(['Greeting'])
  expect(await mia.api.inbox.cannedReplies.change({ id: shared.id, isShared: true })).toMatchObject({ isShared: true })
  expect(await namesOf(sara)).toEqual(['Greeting', 'Hours'])
})

test('a canned reply is changed, deleted and brought back, each once', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const { cannedReplies } = sara.api.inbox
  const reply = await cannedReplies.create({ name: 'Greeting', content: 'Hello!' })

  const asSeen = { context: { headers: { 'if-match': `"${reply.version}"` } } } as never
  const changes = await Promise.allSettled(
    ['Hi!', 'Good day!'].map(content => cannedReplies.change({ id: reply.id, content }, asSeen)),
  )
  expect(changes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await namesOf(sara, 'hello')).toEqual([])

  const long = { name: 'Terms', content: `${'und so weiter '.repeat(60)} Lieferzeit am Ende` }
  const terms = await cannedReplies.create(long)
  expect([await namesOf(sara, 'lieferz'), await namesOf(sara, 'lieferz nirgends')]).toEqual([['Terms'], []])
  await cannedReplies.remove({ id: terms.id })

  const removals = await Promise.allSettled([1, 2, 3].map(() => cannedReplies.remove({ id: reply.id })))
  expect(removals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await namesOf(sara)).toEqual([])
  await expect(cannedReplies.change({ id: reply.id, name: 'x' })).rejects.toMatchObject({ status: 404 })

  expect(await cannedReplies.restore({ id: reply.id })).toMatchObject({ name: 'Greeting' })
  await expect(cannedReplies.restore({ id: reply.id })).rejects.toMatchObject({ status: 404 })
})

test('neither another company nor somebody who answers no customers reaches a canned reply', async () => {
  const company = await newCompany()
  const eve = await company.hire('Eve', 'Employee')
  const stranger = await newCompany()
  const shared = await company.admin.api.inbox.cannedReplies.create({ name: 'Hours', content: 'Six.', isShared: true })

  await expect(eve.api.inbox.cannedReplies.list({})).rejects.toMatchObject({ code: 'NOT_ALLOWED', status: 403 })
  expect(await namesOf(stranger.admin)).toEqual([])
  await expect(stranger.admin.api.inbox.cannedReplies.change({ id: shared.id, name: 'x' })).rejects.toMatchObject({
    status: 404,
  })
  await expect(stranger.admin.api.inbox.cannedReplies.remove({ id: shared.id })).rejects.toMatchObject({ status: 404 })
})
