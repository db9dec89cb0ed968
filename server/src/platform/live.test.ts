import { expect, test } from 'vitest'
import { type Heard, listen } from '../../test/listening.ts'
import { newCompany, wordsOf } from '../../test/world.ts'

const types = (heard: Heard[]) => heard.map(({ data }) => data.type)

test('what one person does is heard by another at once, as type and ids only', async () => {
  const company = await newCompany()
  const mira = await company.hire('Mira', 'Manager')
  const stream = await listen(mira)

  const lead = await company.admin.api.crm.leads.create({ title: 'A secret title', value: '777' })

  await stream.until(() => types(stream.heard).includes('lead.created'))
  const note = stream.heard.find(({ data }) => data.type === 'lead.created')
  expect(note?.data.subjects).toEqual([{ noun: 'lead', id: lead.id }])
  expect(wordsOf(stream.heard)).not.toMatch(/secret title|777/)
  await stream.close()
})

test('nobody hears of what they may not see: a colleague’s lead, another company, a noun without the right', async () => {
  const [company, other] = [await newCompany(), await newCompany()]
  const [sara, tom, emil] = [
    await company.hire('Sara'),
    await company.hire('Tom'),
    await company.hire('Emil', 'Employee'),
  ]
  const [saras, toms, emils] = [await listen(sara), await listen(tom), await listen(emil)]

  await company.lead(sara)
  await other.admin.api.crm.leads.create({ title: 'Elsewhere' })
  await company.admin.api.tasks.tasks.create({ title: 'For all' })

  for (const stream of [saras, toms, emils]) await stream.until(() => types(stream.heard).includes('task.created'))
  expect(types(saras.heard)).toEqual(['lead.created', 'task.created'])
  expect(types(toms.heard)).toEqual(['task.created'])
  expect(types(emils.heard)).toEqual(['task.created'])
  for (const stream of [saras, toms, emils]) await stream.close()
})

test('a stream that comes back is told what it missed', async () => {
  const company = await newCompany()
  const stream = await listen(company.admin)
  await company.admin.api.crm.leads.create({ title: 'Before' })
  await stream.until(() => stream.heard.length > 0)
  const last = stream.heard.at(-1)?.id as string
  await stream.close()
  const missed = await company.admin.api.crm.leads.create({ title: 'While away' })

  const again = await listen(company.admin, last)

  await again.until(() => again.heard.some(({ data }) => data.subjects?.some(({ id }) => id === missed.id)))
  await again.close()
})

test('a screen that read before its stream was open is told what happened in between', async () => {
  const company = await newCompany()
  const between = await company.admin.api.crm.leads.create({ title: 'Between' })

  const stream = await listen(company.admin, undefined, 1_000)

  await stream.until(() => stream.heard.some(({ data }) => data.subjects?.some(({ id }) => id === between.id)))
  await stream.close()
})

test('after a long absence the browser is told to read everything anew', async () => {
  const company = await newCompany()
  const longAgo = `${(Date.now() - 20 * 60_000)
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})(.{4})$/, '$1-$2')}-7000-8000-000000000000`

  const stream = await listen(company.admin, longAgo)

  await stream.until(() => stream.heard.some(({ event }) => event === 'resync'))
  await stream.close()
})

test('losing a right ends the stream that was opened with it', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const stream = await listen(sara)

  await company.admin.api.identity.users.change({ id: sara.userId, isActive: false })

  await stream.until(stream.hasEnded)
})
