import { permissionKeys } from '@steward/contract/platform/permissions.ts'
import { contract } from '@steward/contract/router.ts'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Mounted, proceduresOf } from '../src/platform/procedures.ts'
import { router } from '../src/router.ts'
import { uniqueDigits } from './inbox.ts'
import { type Company, newCompany, type Person, PUBLIC_URL } from './world.ts'

// Every procedure of the contract, as nobody, as each role, as another company, with ids of both crossed. The table below says
// what a caller would send; a procedure without a line fails.

const NOWHERE = '01890000-0000-7000-8000-000000000000'
const everybodys = [
  'identity.auth.login',
  'identity.auth.forgot',
  'identity.auth.link',
  'identity.auth.acceptLink',
  'company.setup.look',
  'company.setup.create',
  'company.setup.signUp',
]

interface Things {
  company: Company
  ids: Record<string, string>
}

/** One of everything a company can have. */
async function oneOfEverything(name: string): Promise<Things> {
  const company = await newCompany({ name })
  const { api } = company.admin
  const sara = await company.hire('Sara')
  const branch = await api.company.branches.create({ name: 'Harbour' })
  const department = await api.company.departments.create({ name: 'Sales' })
  const client = await company.client()
  const lead = await company.lead(sara)
  const task = await api.tasks.tasks.create({ title: 'Call back' })
  const draft = await api.finance.invoices.create({
    clientId: client.id,
    lines: [{ description: 'Bread', quantity: '1', unitPrice: '10' }],
  })
  const invoice = await company.unpaidInvoice('10.00', { clientId: client.id })
  const payment = await api.finance.payments.record({
    id: invoice.id,
    amount: '1.00',
    date: (await api.company.me.find()).today,
  })
  const transaction = await api.finance.transactions.create({
    type: 'debit',
    category: 'Rent',
    amount: '5',
    date: '2026-01-05',
  })
  const integration = await api.inbox.integrations.create({
    provider: 'facebook',
    pageId: `page-${company.id.slice(-12)}`,
    accessToken: 'a-token-of-a-page',
  })
  const label = await api.inbox.labels.create({ name: 'Complaint' })
  const team = await api.inbox.teams.create({ name: 'Support' })
  const webChat = await api.inbox.webChats.create({ name: 'Shop' })
  const canned = await api.inbox.cannedReplies.create({ name: 'Thanks', content: 'Thank you!' })
  const role = await api.identity.roles.create({ name: 'Helper' })
  const apiKey = await api.identity.apiKeys.create({ name: 'Script' })
  const facebookLogin = await api.inbox.facebookLogins.create({ from: PUBLIC_URL })
  const conversation = await conversationIn(company, integration.id)
  return {
    company,
    ids: {
      branch: branch.id,
      department: department.id,
      client: client.id,
      lead: lead.id,
      task: task.id,
      draft: draft.id,
      invoice: invoice.id,
      payment: payment.id,
      transaction: transaction.id,
      integration: integration.id,
      webChat: webChat.id,
      role: role.id,
      label: label.id,
      team: team.id,
      facebookLogin: facebookLogin.id,
      deadLetter: await deadLetterIn(company, integration.id),
      template: await templateIn(company, integration.id),
      canned: canned.id,
      apiKey: apiKey.id,
      user: sara.userId,
      employee: sara.employeeId,
      ...conversation,
    },
  }
}

const templateIn = (company: Company, integrationId: string) =>
  company.perform(ctx =>
    ctx.write.insert('MessageTemplate', {
      ...{ integrationId, name: 'hello', language: 'en', category: 'utility', status: 'approved' },
      content: { header: null, body: 'Hello', footer: null, buttons: [], fields: [], obstacle: null },
    }),
  )

const deadLetterIn = (company: Company, integrationId: string) =>
  company.perform(async ctx => {
    const eventId = await ctx.write.insert('WebhookEvent', {
      ...{ provider: 'meta', digest: uniqueDigits(), body: '{"object":"page","entry":[]}', status: 'worked' },
      receivedAt: ctx.now,
    })
    const letter = { integrationId, eventId, item: 0, reason: 'unknown event', body: '{}', status: 'unknown' as const }
    return ctx.write.insert('DeadLetter', letter)
  })

const conversationIn = (company: Company, integrationId: string) =>
  company.perform(async ctx => {
    const conversation = await ctx.write.insert('SocialConversation', {
      platform: 'facebook',
      integrationId,
      externalUserId: '7000000000000001',
      externalUserName: 'Nadia',
      status: 'open',
      lastMessageAt: ctx.now,
      listedAt: ctx.now,
      lastMessageText: 'Hello',
      lastSenderType: 'customer',
      lastCustomerAt: ctx.now,
      search: 'nadia',
    })
    const message = await ctx.write.insert('SocialMessage', {
      conversationId: conversation,
      integrationId,
      senderType: 'customer',
      content: 'Hello',
      attachments: [],
      reactions: [],
      status: 'failed',
    })
    const scheduled = await ctx.write.insert('ScheduledReply', {
      conversationId: conversation,
      content: 'Later',
      sendAt: new Date('2099-01-01'),
    })
    const note = await ctx.write.insert('ConversationNote', {
      conversationId: conversation,
      content: 'Hello',
      words: '',
    })
    const [job] = [
      await ctx.write.insert('Job', {
        name: 'check-integration',
        input: {},
        status: 'dead',
        runAt: ctx.now,
        companyId: company.id,
      }),
    ]
    const session = (await ctx.db.session.findFirst({ where: { userId: company.admin.userId } }))?.id as string
    return { conversation, message, note, scheduled, job, session }
  })

type Ids = Record<string, string>
const line = { description: 'x', quantity: '1', unitPrice: '1' }

// What a caller sends: `own` are ids of the path's noun, `other` those that bodies name. Null: takes no ids at all.
const samples: Record<string, (own: Ids, other: Ids) => Record<string, unknown>> = {
  'identity.auth.logout': () => ({}),
  'identity.auth.confirm': () => ({ password: '' }),
  'identity.auth.changePassword': () => ({ currentPassword: '', newPassword: '' }),
  'identity.auth.sessions': () => ({}),
  'identity.auth.endSession': own => ({ id: own.session }),
  'identity.users.list': (_, other) => ({ roleId: other.role }),
  'identity.users.find': own => ({ id: own.user }),
  'identity.users.create': (_, other) => ({ email: 'new@example.com', roleId: other.role }),
  'identity.users.change': (own, other) => ({ id: own.user, roleId: other.role }),
  'identity.users.invite': own => ({ id: own.user }),
  'identity.users.remove': own => ({ id: own.user }),
  'identity.users.restore': own => ({ id: own.user }),
  'identity.roles.list': () => ({}),
  'identity.roles.find': own => ({ id: own.role }),
  'identity.roles.create': () => ({ name: '' }),
  'identity.roles.change': own => ({ id: own.role, name: 'Other' }),
  'identity.roles.remove': own => ({ id: own.role }),
  'identity.permissions.list': () => ({}),
  'identity.apiKeys.list': () => ({}),
  'identity.apiKeys.create': () => ({ name: '' }),
  'identity.apiKeys.remove': own => ({ id: own.apiKey }),
  'company.me.find': () => ({}),
  'company.me.change': () => ({ name: '' }),
  'company.company.find': () => ({}),
  'company.company.change': () => ({ name: '' }),
  ...plain('company.branches', 'branch', () => ({ name: 'x' })),
  ...plain('company.departments', 'department', other => ({
    name: 'x',
    managerId: other.employee,
    parentId: other.department,
  })),
  ...plain('company.employees', 'employee', other => ({
    name: 'x',
    departmentId: other.department,
    branchId: other.branch,
  })),
  'company.employees.faces': () => ({}),
  'company.history.timeline': own => ({ subject: `lead:${own.lead}` }),
  'company.history.audit': () => ({}),
  'company.search.find': () => ({ q: 'harbour' }),
  'company.dashboard.look': () => ({}),
  'company.jobs.list': () => ({}),
  'company.jobs.retry': own => ({ id: own.job }),
  'company.jobs.remove': own => ({ id: own.job }),
  ...plain('crm.leads', 'lead', other => ({
    title: 'x',
    assignedTo: other.employee,
    clientId: other.client,
    branchId: other.branch,
  })),
  'crm.leads.pipeline': (_, other) => ({ assignedTo: other.employee, clientId: other.client, branchId: other.branch }),
  'crm.leads.sources': () => ({}),
  'crm.leads.import': () => ({ rows: [{ title: 'x', clientName: 'Harbour Bakery' }] }),
  'crm.leads.move': own => ({ id: own.lead, status: 'negotiation' }),
  'crm.leads.win': (own, other) => ({ id: own.lead, clientId: other.client }),
  'crm.leads.lose': own => ({ id: own.lead, reason: 'x' }),
  'crm.leads.reopen': own => ({ id: own.lead }),
  'crm.clients.import': () => ({ rows: [{ name: 'x' }] }),
  'crm.clients.standing': own => ({ ids: own.client }),
  ...plain('crm.clients', 'client', other => ({ name: 'x', branchId: other.branch })),
  ...plain('tasks.tasks', 'task', other => ({
    title: 'x',
    assignedTo: other.employee,
    leadId: other.lead,
    clientId: other.client,
  })),
  'tasks.tasks.calendar': (_, other) => ({ from: '2026-12-01', to: '2026-12-31', assignedTo: other.employee }),
  'tasks.tasks.move': own => ({ id: own.task, status: 'done' }),
  ...plain('finance.invoices', 'draft', other => ({
    clientId: other.client,
    leadId: other.lead,
    branchId: other.branch,
    lines: [line],
  })),
  'finance.invoices.sums': (_, other) => ({ clientId: other.client }),
  'finance.invoices.issue': own => ({ id: own.draft }),
  'finance.invoices.void': own => ({ id: own.invoice }),
  'finance.invoices.link': own => ({ id: own.invoice }),
  'finance.invoices.share': own => ({ id: own.invoice }),
  'finance.invoices.unshare': own => ({ id: own.invoice }),
  'finance.invoices.credit': own => ({ id: own.invoice }),
  'finance.payments.list': own => ({ id: own.invoice }),
  'finance.payments.record': own => ({ id: own.invoice, amount: '1.00', date: '2026-01-05' }),
  'finance.payments.reverse': own => ({ id: own.payment }),
  'finance.transactions.list': (_, other) => ({ employeeId: other.employee }),
  'finance.transactions.totals': (_, other) => ({ employeeId: other.employee }),
  'finance.transactions.categories': () => ({}),
  'finance.transactions.find': own => ({ id: own.transaction }),
  'finance.transactions.create': (_, other) => ({
    type: 'debit',
    category: 'x',
    amount: '1',
    date: '2026-01-05',
    employeeId: other.employee,
    branchId: other.branch,
  }),
  'finance.transactions.change': own => ({ id: own.transaction, description: 'x' }),
  'finance.transactions.reverse': own => ({ id: own.transaction }),
  'finance.payroll.preview': () => ({ month: '2026-01' }),
  'finance.payroll.run': (_, other) => ({ month: '2026-01', employeeIds: other.employee && [other.employee] }),
  'finance.reports.summary': () => ({ from: '2026-01-01', to: '2026-12-31' }),
  'finance.reports.ledger': () => ({ from: '2026-01-01', to: '2026-12-31' }),
  'finance.reports.pipeline': () => ({ from: '2026-01-01', to: '2026-12-31' }),
  'finance.reports.invoices': () => ({ from: '2026-01-01', to: '2026-12-31' }),
  'finance.reports.ratings': () => ({ from: '2026-01-01', to: '2026-12-31' }),
  'finance.reports.responseTimes': () => ({ from: '2026-01-01', to: '2026-12-31' }),
  'finance.reports.tasks': () => ({ from: '2026-01-01', to: '2026-12-31' }),
  'finance.reports.receivables': () => ({}),
  'inbox.integrations.list': () => ({}),
  'inbox.integrations.webhook': () => ({}),
  'inbox.integrations.find': own => ({ id: own.integration }),
  'inbox.integrations.create': (_, other) => ({
    provider: 'facebook',
    pageId: '1',
    accessToken: 'token',
    branchId: other.branch,
  }),
  'inbox.integrations.change': (own, other) => ({ id: own.integration, branchId: other.branch }),
  'inbox.integrations.completeness': own => ({ id: own.integration }),
  'inbox.deadLetters.list': () => ({}),
  'inbox.deadLetters.find': own => ({ id: own.deadLetter }),
  'inbox.deadLetters.work': own => ({ id: own.deadLetter }),
  'inbox.deadLetters.workAll': () => ({}),
  'inbox.deadLetters.aside': own => ({ id: own.deadLetter }),
  'inbox.deadLetters.back': own => ({ id: own.deadLetter }),
  'inbox.integrations.compare': own => ({ id: own.integration }),
  'inbox.integrations.check': own => ({ id: own.integration }),
  'inbox.facebookLogins.create': (_, other) => ({ from: PUBLIC_URL, integrationId: other.integration }),
  'inbox.facebookLogins.answer': () => ({ state: 'x'.repeat(43), code: null }),
  'inbox.facebookLogins.find': own => ({ id: own.facebookLogin }),
  'inbox.facebookLogins.connect': own => ({ id: own.facebookLogin, pageIds: ['104'] }),
  'inbox.integrations.remove': own => ({ id: own.integration }),
  'inbox.integrations.restore': own => ({ id: own.integration }),
  'inbox.webChats.create': (_, other) => ({ name: 'x', branchId: other.branch }),
  'inbox.webChats.change': own => ({ id: own.webChat }),
  'inbox.conversations.list': (_, other) => ({ clientId: other.client }),
  'inbox.conversations.counts': () => ({}),
  'inbox.conversations.channels': () => ({}),
  'inbox.conversations.customer': own => ({ id: own.conversation }),
  'inbox.conversations.presence': own => ({ id: own.conversation, doing: 'looking' }),
  'inbox.conversations.message': own => ({ id: own.message }),
  'inbox.conversations.find': own => ({ id: own.conversation }),
  'inbox.conversations.messages': own => ({ id: own.conversation }),
  'inbox.conversations.messagesAround': own => ({ id: own.conversation, at: '2026-01-01T00:00:00.000Z' }),
  'inbox.conversations.search': () => ({ q: 'x' }),
  'inbox.conversations.sendInvoice': (own, other) => ({
    id: own.conversation,
    invoiceId: other.invoice,
    content: 'x',
  }),
  'inbox.conversations.invoices': own => ({ id: own.conversation }),
  'inbox.conversations.reply': own => ({ id: own.conversation, content: 'x' }),
  'inbox.conversations.retry': own => ({ id: own.message }),
  'inbox.conversations.fetchFiles': own => ({ id: own.message }),
  'inbox.conversations.merge': (own, other) => ({ id: own.conversation, otherId: other.conversation }),
  'inbox.conversations.split': (own, other) => ({ id: own.conversation, partId: other.conversation }),
  'inbox.conversations.close': own => ({ id: own.conversation }),
  'inbox.conversations.reopen': own => ({ id: own.conversation }),
  'inbox.conversations.assign': (own, other) => ({ id: own.conversation, employeeId: other.employee }),
  'inbox.conversations.read': own => ({ id: own.conversation }),
  'inbox.conversations.lead': own => ({ id: own.conversation, title: 'x' }),
  'inbox.conversations.task': (own, other) => ({ id: own.conversation, title: 'x', assignedTo: other.employee }),
  'inbox.conversations.client': (own, other) => ({ id: own.conversation, clientId: other.client }),
  'inbox.conversations.snooze': own => ({ id: own.conversation, day: '2199-12-01', time: '09:00' }),
  'inbox.conversations.wake': own => ({ id: own.conversation }),
  'inbox.conversations.label': (own, other) => ({ id: own.conversation, labelId: other.label }),
  'inbox.conversations.unlabel': (own, other) => ({ id: own.conversation, labelId: other.label }),
  'inbox.labels.list': () => ({}),
  'inbox.labels.create': () => ({ name: 'Praise' }),
  'inbox.labels.change': own => ({ id: own.label, name: 'x' }),
  'inbox.labels.remove': own => ({ id: own.label }),
  'inbox.labels.restore': own => ({ id: own.label }),
  'inbox.cannedReplies.list': () => ({}),
  'inbox.cannedReplies.create': () => ({ name: 'x', content: 'x' }),
  'inbox.cannedReplies.change': own => ({ id: own.canned, name: 'x' }),
  'inbox.cannedReplies.remove': own => ({ id: own.canned }),
  'inbox.cannedReplies.restore': own => ({ id: own.canned }),
  'inbox.teams.list': () => ({}),
  'inbox.teams.create': (_, other) => ({ name: 'x', members: [other.employee] }),
  'inbox.teams.change': (own, other) => ({ id: own.team, members: [other.employee] }),
  'inbox.teams.remove': own => ({ id: own.team }),
  'inbox.teams.restore': own => ({ id: own.team }),
  'inbox.conversations.takeOver': own => ({ id: own.conversation }),
  'inbox.conversations.automate': own => ({ id: own.conversation }),
  'inbox.conversations.team': (own, other) => ({ id: own.conversation, teamId: other.team }),
  'inbox.templates.list': own => ({ id: own.integration }),
  'inbox.templates.refresh': own => ({ id: own.integration }),
  'inbox.templates.send': own => ({ id: own.conversation, templateId: own.template }),
  'inbox.scheduledReplies.list': own => ({ id: own.conversation }),
  'inbox.scheduledReplies.create': own => ({ id: own.conversation, content: 'x', day: '2099-01-01', time: '09:00' }),
  'inbox.scheduledReplies.change': own => ({ id: own.scheduled, content: 'x' }),
  'inbox.scheduledReplies.send': own => ({ id: own.scheduled }),
  'inbox.scheduledReplies.remove': own => ({ id: own.scheduled }),
  'inbox.notes.list': own => ({ id: own.conversation }),
  'inbox.notes.colleagues': own => ({ id: own.conversation }),
  'inbox.notes.write': (own, other) => ({
    id: own.conversation,
    content: 'x',
    mentions: other.employee && [other.employee],
  }),
  'inbox.notes.change': own => ({ id: own.note, content: 'x' }),
  'inbox.notes.remove': own => ({ id: own.note }),
  'inbox.notes.restore': own => ({ id: own.note }),
}

// Nouns with the usual six.
function plain(path: string, noun: string, fields: (other: Ids) => Record<string, unknown>): typeof samples {
  return {
    [`${path}.list`]: () => ({}),
    [`${path}.find`]: own => ({ id: own[noun] }),
    [`${path}.create`]: (_, other) => fields(other),
    [`${path}.change`]: (own, other) => ({ id: own[noun], ...fields(other) }),
    [`${path}.remove`]: own => ({ id: own[noun] }),
    [`${path}.restore`]: own => ({ id: own[noun] }),
  }
}

const mounted = proceduresOf(router)
const nameOf = ({ name }: Mounted) => name.join('.')
const closedOnes = mounted.filter(procedure => !everybodys.includes(nameOf(procedure)))

async function call(app: FastifyInstance, { method, path }: Mounted, input: Record<string, unknown>, cookie = '') {
  const rest = { ...input }
  const url = path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = rest[key]
    delete rest[key]
    return String(value)
  })
  const reads = method === 'GET' || method === 'DELETE'
  const answer = await app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { cookie },
    ...(reads
      ? { query: Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, String(value)])) }
      : { payload: rest }),
  })
  return {
    status: answer.statusCode,
    code: String(answer.headers['content-type']).includes('problem') ? answer.json().code : null,
    body: answer.body,
  }
}

const inputFor = (procedure: Mounted, own: Ids, other: Ids) => {
  const sample = samples[nameOf(procedure)]
  if (!sample) throw new Error(`The matrix knows no input for ${nameOf(procedure)}`)
  return sample(own, other)
}

test('every procedure of the contract is mounted and says who may call it', () => {
  const declared = proceduresOf(contract as never).map(nameOf)
  expect(mounted.map(nameOf).sort()).toEqual(declared.sort())

  for (const procedure of mounted) {
    const { needs } = procedure.meta
    const known =
      needs === 'signed_in' ||
      permissionKeys.includes(needs as never) ||
      (needs === 'public' && everybodys.includes(nameOf(procedure)))
    expect([nameOf(procedure), needs, known]).toEqual([nameOf(procedure), needs, true])
  }
})

test('the matrix has an input for every procedure that is not everybody’s', () => {
  expect(closedOnes.map(nameOf).filter(name => !(name in samples))).toEqual([])
})

describe('with one of everything in two companies', () => {
  let here: Things
  let there: Things
  const people = new Map<string, Person>()

  beforeAll(async () => {
    here = await oneOfEverything('Here')
    there = await oneOfEverything('There')
    for (const role of ['Manager', 'Sales', 'Employee']) people.set(role, await here.company.hire(role, role))
  }, 60_000)

  test('nobody gets past the door', async () => {
    const open: string[] = []
    for (const procedure of closedOnes) {
      const { status } = await call(here.company.app, procedure, inputFor(procedure, here.ids, here.ids))
      if (status !== 401) open.push(`${nameOf(procedure)} ${status}`)
    }
    expect(open).toEqual([])
  })

  for (const role of ['Manager', 'Sales', 'Employee']) {
    test(`as ${role}: what the role lacks is refused, what it has is not, and nothing of another company is found`, async () => {
      const { browser, api } = people.get(role) as Person
      const { permissions } = await api.company.me.find()
      const wrong: string[] = []
      for (const procedure of closedOnes) {
        const { needs } = procedure.meta
        const allowed = needs === 'signed_in' || permissions[needs as keyof typeof permissions] === true
        if (nameOf(procedure) === 'identity.auth.logout') continue
        const { status, code, body } = await call(
          here.company.app,
          procedure,
          inputFor(procedure, there.ids, there.ids),
          browser.cookie,
        )
        if (!allowed && (status !== 403 || code !== 'NOT_ALLOWED'))
          wrong.push(`${nameOf(procedure)} ${status} although not allowed`)
        if (allowed && status === 401) wrong.push(`${nameOf(procedure)} ${status} although allowed`)
        if (allowed && status === 403 && !body.includes('"permission"'))
          wrong.push(`${nameOf(procedure)} 403 although allowed`)
        if (leaks(body, there.ids)) wrong.push(`${nameOf(procedure)} leaks ${leaks(body, there.ids)}`)
        if (status >= 500) wrong.push(`${nameOf(procedure)} ${status}`)
      }
      expect(wrong).toEqual([])
    })
  }

  test('an administrator of one company finds nothing of the other, by path or by body', async () => {
    const { cookie } = here.company.admin.browser
    const wrong: string[] = []
    for (const procedure of closedOnes) {
      const name = nameOf(procedure)
      if (name === 'identity.auth.logout') continue
      const byPath = procedure.path.includes('{') || name === 'company.history.timeline'
      const foreign = inputFor(procedure, there.ids, here.ids)
      const answer = await call(here.company.app, procedure, foreign, cookie)
      if (byPath && answer.status !== 404) wrong.push(`${name} by path ${answer.status} ${answer.code}`)
      if (leaks(answer.body, there.ids)) wrong.push(`${name} leaks`)
    }
    expect(wrong).toEqual([])
  })

  test('ids of another company in a body are not found, on any field', async () => {
    const { cookie } = here.company.admin.browser
    const wrong: string[] = []
    for (const procedure of closedOnes) {
      if (procedure.method === 'GET') continue
      const clean = inputFor(procedure, here.ids, {})
      const crossed = inputFor(procedure, here.ids, there.ids)
      const fields = Object.keys(crossed).filter(
        field => field !== 'id' && Object.values(there.ids).includes(String(crossed[field])),
      )
      for (const field of fields) {
        const input = Object.fromEntries(
          Object.entries({ ...clean, [field]: crossed[field] }).filter(([, value]) => value !== undefined),
        )
        // What creating needs besides the crossed field is the caller's own.
        for (const [key, value] of Object.entries(inputFor(procedure, here.ids, here.ids)))
          if (key !== field && input[key] === undefined && clean[key] !== undefined) input[key] = value
        for (const key of ['clientId', 'roleId'])
          if (key in crossed && key !== field) input[key] = here.ids[key.slice(0, -2)]
        const { status, code } = await call(here.company.app, procedure, input, cookie)
        if (status !== 404) wrong.push(`${nameOf(procedure)} ${field} ${status} ${code}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('lists, search and timelines of one company never name the other', async () => {
    const { cookie } = here.company.admin.browser
    for (const procedure of closedOnes.filter(({ method, path }) => method === 'GET' && !path.includes('{'))) {
      const { body } = await call(here.company.app, procedure, inputFor(procedure, here.ids, here.ids), cookie)
      expect([nameOf(procedure), leaks(body, there.ids)]).toEqual([nameOf(procedure), undefined])
    }
  })

  test('salaries reach nobody without the right, in any answer', async () => {
    await here.company.admin.api.company.employees.change({ id: here.ids.employee as string, salary: '48151.62' })
    for (const role of ['Sales', 'Employee']) {
      const { cookie } = (people.get(role) as Person).browser
      for (const procedure of closedOnes.filter(({ method }) => method === 'GET')) {
        const { body } = await call(here.company.app, procedure, inputFor(procedure, here.ids, here.ids), cookie)
        expect([nameOf(procedure), body.includes('48151.6')]).toEqual([nameOf(procedure), false])
      }
    }
    const { cookie } = here.company.admin.browser
    const audit = closedOnes.find(procedure => nameOf(procedure) === 'company.history.audit') as Mounted
    expect((await call(here.company.app, audit, {}, cookie)).body).not.toContain('48151.6')
  })

  test('ids that are none are a clear refusal', async () => {
    const { cookie } = here.company.admin.browser
    for (const procedure of closedOnes.filter(({ path }) => path.includes('{id}'))) {
      const input = inputFor(procedure, here.ids, here.ids)
      const unknown = await call(here.company.app, procedure, { ...input, id: NOWHERE }, cookie)
      const malformed = await call(here.company.app, procedure, { ...input, id: 'x' }, cookie)
      expect([nameOf(procedure), unknown.status, malformed.status]).toEqual([nameOf(procedure), 404, 400])
    }
  })
})

const leaks = (body: string, foreign: Ids) => Object.entries(foreign).find(([, id]) => body.includes(id))?.[0]
