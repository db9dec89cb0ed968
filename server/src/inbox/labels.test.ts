import { expect, test } from 'vitest'
import { customerWrote, withPage } from '../../test/inbox.ts'
import { newCompany, type Person } from '../../test/world.ts'

const inboxOf = ({ api }: Person) => api.inbox.conversations
const labelled = async (person: Person, labelId: string) =>
  (await inboxOf(person).list({ labelId, status: 'open' })).items.map(({ id }) => id)

test('labels stand on conversations by name, narrow the list, and come off again', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const [one, other] = [await customerWrote(inbox), await customerWrote(inbox)]
  const sara = await company.hire('Sara')
  const { labels } = company.admin.api.inbox
  const urgent = await labels.create({ name: 'Urgent', colour: 'red' })
  const complaint = await labels.create({ name: 'Complaint' })
  expect(one.labels).toEqual([])

  await inboxOf(sara).label({ id: one.id, labelId: urgent.id })
  expect(await inboxOf(sara).label({ id: one.id, labelId: complaint.id })).toMatchObject({
    labels: [
      { id: complaint.id, name: 'Complaint', colour: 'grey' },
      { id: urgent.id, name: 'Urgent', colour: 'red' },
    ],
  })
  await inboxOf(sara).label({ id: other.id, labelId: complaint.id })

  expect(await labelled(sara, urgent.id)).toEqual([one.id])
  expect((await labelled(sara, complaint.id)).sort()).toEqual([one.id, other.id].sort())
  expect((await inboxOf(sara).list({ labelId: complaint.id, limit: 1 })).total).toBe(2)

  expect(await inboxOf(sara).unlabel({ id: one.id, labelId: complaint.id })).toMatchObject({
    labels: [{ name: 'Urgent' }],
  })
  expect(await labelled(sara, complaint.id)).toEqual([other.id])
})

test('the same label put on or taken off by several at once is one fact', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const { api } = company.admin
  const { id: labelId } = await api.inbox.labels.create({ name: 'Urgent' })

  await Promise.all([1, 2, 3].map(() => api.inbox.conversations.label({ id, labelId })))
  await Promise.all([1, 2, 3].map(() => api.inbox.conversations.unlabel({ id, labelId })))

  const { items } = await api.company.history.timeline({ subject: `conversation:${id}` })
  const types = items.map(({ type }) => type)
  expect(types.filter(type => type === 'conversation.labelled')).toHaveLength(1)
  expect(types.filter(type => type === 'conversation.unlabelled')).toHaveLength(1)
})

test('a deleted label leaves its conversations and gives its name free; brought back, it stands on them again', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const { labels, conversations } = company.admin.api.inbox
  const first = await labels.create({ name: 'Urgent', colour: 'red' })
  await conversations.label({ id, labelId: first.id })
  await expect(labels.create({ name: 'Urgent' })).rejects.toMatchObject({ code: 'ALREADY_EXISTS', status: 409 })

  const removals = await Promise.allSettled([1, 2, 3].map(() => labels.remove({ id: first.id })))
  expect(removals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await conversations.find({ id })).toMatchObject({ labels: [] })
  expect(await labelled(company.admin, first.id)).toEqual([])
  await expect(conversations.label({ id, labelId: first.id })).rejects.toMatchObject({ status: 404 })

  expect(await labels.restore({ id: first.id })).toMatchObject({ name: 'Urgent', colour: 'red' })
  expect(await conversations.find({ id })).toMatchObject({ labels: [{ id: first.id }] })
  await expect(labels.restore({ id: first.id })).rejects.toMatchObject({ status: 404 })

  await labels.remove({ id: first.id })
  await labels.create({ name: 'Urgent' })
  await expect(labels.restore({ id: first.id })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
})

test('a label is renamed where it stands, and two at once do not overwrite each other', async () => {
  const { admin } = await newCompany()
  const { labels } = admin.api.inbox
  const label = await labels.create({ name: 'Urgent' })

  const changes = await Promise.allSettled(
    ['Now', 'At once'].map(name =>
      labels.change({ id: label.id, name }, { context: { headers: { 'if-match': `"${label.version}"` } } } as never),
    ),
  )
  expect(changes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(changes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CHANGED_MEANWHILE' } })
  expect(await labels.change({ id: label.id, colour: 'teal' })).toMatchObject({ colour: 'teal' })
  expect((await labels.list({ q: 'urg' })).total).toBe(0)
})

test('labels are put on by whoever answers customers and managed by whoever may; others are refused', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const [sara, mia, eve] = [
    await company.hire('Sara'),
    await company.hire('Mia', 'Manager'),
    await company.hire('Eve', 'Employee'),
  ]
  const stranger = await newCompany()
  const label = await mia.api.inbox.labels.create({ name: 'Urgent' })
  const foreign = await stranger.admin.api.inbox.labels.create({ name: 'Urgent' })
  const refused = { code: 'NOT_ALLOWED', status: 403 }

  await expect(sara.api.inbox.labels.create({ name: 'Mine' })).rejects.toMatchObject(refused)
  await expect(sara.api.inbox.labels.remove({ id: label.id })).rejects.toMatchObject(refused)
  await expect(inboxOf(eve).label({ id, labelId: label.id })).rejects.toMatchObject(refused)
  await expect(inboxOf(sara).label({ id, labelId: foreign.id })).rejects.toMatchObject({ status: 404 })
  expect(await inboxOf(sara).label({ id, labelId: label.id })).toMatchObject({ labels: [{ id: label.id }] })
})
