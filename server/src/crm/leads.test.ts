import { expect, test } from 'vitest'
import { newCompany } from '../../test/world.ts'

test('winning a lead closes it and opens a client with its name', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const lead = await company.lead(sara, { title: 'Harbour Bakery' })

  const won = await sara.api.crm.leads.win({ id: lead.id })

  expect(won).toMatchObject({ status: 'won', closedAt: expect.any(String), clientName: 'Harbour Bakery' })
  const client = await sara.api.crm.clients.find({ id: won.clientId as string })
  expect(client.name).toBe('Harbour Bakery')
})

test('two people winning the same lead at once make one client', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const lead = await company.lead(sara)

  const attempts = await Promise.allSettled([1, 2, 3, 4].map(() => sara.api.crm.leads.win({ id: lead.id })))

  expect(attempts.filter(attempt => attempt.status === 'fulfilled')).toHaveLength(1)
  expect((await company.admin.api.crm.clients.list({})).total).toBe(1)
})

test("a salesperson cannot see, let alone win, a colleague's lead", async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const lead = await company.lead(sara)

  await expect(tom.api.crm.leads.win({ id: lead.id })).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 })
  expect((await tom.api.crm.leads.list({})).items).toEqual([])
})

test('a lead nobody has can be taken by whoever sees it first, and then belongs to them', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const lead = await company.admin.api.crm.leads.create({ title: 'Walk-in' })

  await sara.api.crm.leads.change({ id: lead.id, assignedTo: sara.employeeId })

  await expect(tom.api.crm.leads.find({ id: lead.id })).rejects.toMatchObject({ status: 404 })
})

test('giving a lead to somebody else needs the right to do so', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const lead = await company.lead(sara)

  const giving = sara.api.crm.leads.change({ id: lead.id, assignedTo: tom.employeeId })

  await expect(giving).rejects.toMatchObject({ code: 'NOT_ALLOWED', status: 403 })
})

test('losing a lead asks for a reason, and reopening brings it back into negotiation', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const lead = await company.lead(sara)

  await expect(sara.api.crm.leads.lose({ id: lead.id, reason: ' ' })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    problem: { errors: [{ path: 'reason' }] },
  })
  const lost = await sara.api.crm.leads.lose({ id: lead.id, reason: 'Too dear' })
  expect(lost).toMatchObject({ status: 'lost', lostReason: 'Too dear' })

  await expect(sara.api.crm.leads.move({ id: lead.id, status: 'new' })).rejects.toMatchObject({
    code: 'LEAD_ALREADY_CLOSED',
  })
  const reopened = await sara.api.crm.leads.reopen({ id: lead.id })
  expect(reopened).toMatchObject({ status: 'negotiation', lostReason: null, closedAt: null })
})

test('a stale form is told that somebody was faster, and nothing is overwritten', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const lead = await company.lead(sara)
  await company.admin.api.crm.leads.change({ id: lead.id, value: '2000.00' })

  const stale = sara.api.crm.leads.change({ id: lead.id, title: 'Old screen' }, {
    context: { headers: { 'if-match': `"${lead.version}"` } },
  } as never)

  await expect(stale).rejects.toMatchObject({
    code: 'CHANGED_MEANWHILE',
    status: 412,
    problem: { data: { version: lead.version + 1 } },
  })
  expect(await sara.api.crm.leads.find({ id: lead.id })).toMatchObject({ title: 'Harbour Bakery', value: '2000.00' })
})

test('pages of a list join without a gap or a repetition, in every order', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  for (let i = 0; i < 7; i++) await company.lead(sara, { title: `Lead ${i % 3}`, value: `${(i % 2) * 100}` })

  for (const sort of ['value', '-value', 'title', '-createdAt'] as const) {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await sara.api.crm.leads.list({ limit: 2, sort, ...(cursor && { cursor }) })
      expect(page.total).toBe(cursor ? null : 7)
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(7)
    expect(seen).toHaveLength(7)
  }
})

test('the pipeline counts and sums what the same filters would list, and no more than one may see', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  await company.lead(sara, { title: 'Café', value: '100', source: 'Fair' })
  await company.lead(sara, { title: 'Inn', value: '0.50', source: 'Fair' })
  await company.lead(tom, { title: 'Hotel', value: '1000', source: 'Website' })
  const won = await company.lead(sara, { title: 'Hostel', value: '40' })
  await sara.api.crm.leads.win({ id: won.id })

  const worth = async (filters: Parameters<typeof sara.api.crm.leads.pipeline>[0], who = company.admin) =>
    (await who.api.crm.leads.pipeline(filters)).map(({ count, value }) => [count, value])

  expect(await company.admin.api.crm.leads.pipeline({})).toEqual([
    { status: 'new', count: 3, value: '1100.50' },
    { status: 'negotiation', count: 0, value: '0.00' },
    { status: 'won', count: 1, value: '40.00' },
    { status: 'lost', count: 0, value: '0.00' },
  ])
  expect((await worth({}, sara))[0]).toEqual([2, '100.50'])
  expect((await worth({ source: 'Fair', q: 'cafe' }))[0]).toEqual([1, '100.00'])
  expect((await worth({ assignedTo: tom.employeeId }))[0]).toEqual([1, '1000.00'])
  expect((await worth({ valueFrom: '0.5', valueTo: '100' }))[0]).toEqual([2, '100.50'])
  expect((await worth({ unassigned: true as never }))[0]).toEqual([0, '0.00'])
})

test('sources in use are suggested, the most frequent first, and only of leads one may see', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  for (const source of ['Fair', 'Referral', 'Referral']) await company.lead(sara, { source })
  await company.lead(tom, { source: 'Secret tip' })

  expect(await sara.api.crm.leads.sources({})).toEqual(['Referral', 'Fair'])
})

test('search finds a lead whatever its accents and case', async () => {
  const company = await newCompany()
  await company.admin.api.crm.leads.create({ title: 'Crème & Ünïcode GmbH' })

  for (const q of ['creme', 'UNICODE', 'gmbh ünï'])
    expect((await company.admin.api.crm.leads.list({ q })).total).toBe(1)
  for (const q of ['%', '_', '\\', 'nothing']) expect((await company.admin.api.crm.leads.list({ q })).total).toBe(0)
})

test('a deleted lead is gone from lists and comes back as it was', async () => {
  const company = await newCompany()
  const lead = await company.admin.api.crm.leads.create({ title: 'By mistake', value: '12' })

  await company.admin.api.crm.leads.remove({ id: lead.id })
  await expect(company.admin.api.crm.leads.find({ id: lead.id })).rejects.toMatchObject({ status: 404 })

  expect(await company.admin.api.crm.leads.restore({ id: lead.id })).toMatchObject({
    title: 'By mistake',
    value: '12.00',
  })
})

test('what happened to a lead stands in its timeline with before and after', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const lead = await company.lead(sara)
  await sara.api.crm.leads.change({ id: lead.id, value: '1500' })
  await sara.api.crm.leads.win({ id: lead.id })

  const { items } = await sara.api.company.history.timeline({ subject: `lead:${lead.id}` })

  expect(items.map(({ type, actorName }) => [type, actorName])).toEqual(
    [
      ['lead.won', 'Sara'],
      ['client.created', 'Sara'],
      ['lead.changed', 'Sara'],
      ['lead.created', 'Ada'],
    ].filter(([type]) => type !== 'client.created'),
  )
  expect(items[1]?.details).toEqual({ changed: { value: { from: '1200.50', to: '1500' } } })
})
