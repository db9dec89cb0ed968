import { expect, test } from 'vitest'
import { type Inbox, threadOf, uniqueDigits, withNumber } from '../../test/inbox.ts'
import { goldkornTemplates } from '../demo/templates.ts'
import { readTemplate } from './whatsapp/templates.ts'

const DAY_MS = 86_400_000
const delivery = { 'body.name': 'Ana', 'body.goods': 'oven', 'body.hours': '8 and  10' }

/** A number whose business account has templates, as Meta lists them page by page. */
async function withTemplates(): Promise<Inbox & { wabaId: string }> {
  const inbox = await withNumber()
  const wabaId = `30${uniqueDigits()}`
  const { company, pageId, token, integrationId } = inbox
  company.graph.number(pageId, { token, name: 'Harbour Bakery', wabaId, templates: structuredClone(goldkornTemplates) })
  await company.admin.api.inbox.integrations.change({ id: integrationId, wabaId })
  await company.settled()
  return { ...inbox, wabaId }
}

/** Somebody wrote two days ago: nothing but a template may be sent. */
async function silentCustomer({ company, pageId: phoneNumberId }: Inbox) {
  const waId = `1555${uniqueDigits().slice(-7)}`
  await company.graph.whatsAppMessage({ phoneNumberId, waId, text: 'Hello?', timestampMs: Date.now() - 2 * DAY_MS })
  company.graph.closeWindow(waId)
  await company.settled()
  const { items } = await company.admin.api.inbox.conversations.list({ limit: 100 })
  return items.find(({ externalUserId }) => externalUserId === waId) as (typeof items)[number]
}

const templateCalled = async ({ company, integrationId }: Inbox, name: string) => {
  const { items } = await company.admin.api.inbox.templates.list({ id: integrationId })
  return items.find(template => template.name === name) as (typeof items)[number]
}

test('templates are read when a number is connected, and follow what changes at Meta', async () => {
  const inbox = await withTemplates()
  const { company, integrationId, wabaId } = inbox
  const list = () => company.admin.api.inbox.templates.list({ id: integrationId })

  const { items, readAt } = await list()
  expect(readAt).not.toBeNull()
  expect(items.map(({ name, status, obstacle }) => [name, status, obstacle])).toEqual([
    ['delivery_tomorrow', 'approved', null],
    ['new_catalogue', 'approved', 'media'],
    ['offer_follow_up', 'approved', null],
    ['service_due', 'approved', null],
    ['spring_sale', 'pending', null],
  ])
  expect(items[0]?.fields).toMatchObject([
    { key: 'body.name', example: 'Ms Brandes' },
    { key: 'body.goods', example: 'spiral mixer' },
    { key: 'body.hours', example: '8 and 10' },
  ])
  expect(items[2]?.fields).toMatchObject([{ key: 'body.1', example: 'Ms Brandes' }, { key: 'body.2' }])
  expect(items[3]?.fields).toMatchObject([{ key: 'body.1' }, { key: 'button0.1', button: 0 }])

  // Meta approves one, and takes another away; it tells the business account, not the number.
  const templates = goldkornTemplates.filter(({ name }) => name !== 'new_catalogue')
  const approved = templates.map(one => (one.name === 'spring_sale' ? { ...one, status: 'APPROVED' } : one))
  company.graph.number(inbox.pageId, { token: inbox.token, wabaId, templates: approved })
  const value = { event: 'APPROVED', message_template_name: 'spring_sale', message_template_language: 'en' }
  await company.graph.post({
    object: 'whatsapp_business_account',
    entry: [{ id: wabaId, time: 1_764_000_000, changes: [{ field: 'message_template_status_update', value }] }],
  })
  await company.settled()
  expect((await list()).items.map(({ name, status }) => [name, status])).toEqual([
    ['delivery_tomorrow', 'approved'],
    ['offer_follow_up', 'approved'],
    ['service_due', 'approved'],
    ['spring_sale', 'approved'],
  ])
  expect((await list()).items[0]?.id).toBe(items[0]?.id)
})

test('a template reaches a customer whom nothing else reaches, and reads in the thread as it does for them', async () => {
  const inbox = await withTemplates()
  const { company } = inbox
  const { api } = company.admin
  const { id, externalUserId } = await silentCustomer(inbox)
  await expect(api.inbox.conversations.reply({ id, content: 'Are you there?' })).rejects.toMatchObject({
    code: 'WINDOW_CLOSED',
  })

  const template = await templateCalled(inbox, 'delivery_tomorrow')
  const message = await api.inbox.templates.send({ id, templateId: template.id, values: delivery })
  await company.settled()

  const [sent] = company.graph.sent.filter(({ to }) => to === externalUserId)
  expect(sent).toMatchObject({ template: 'delivery_tomorrow', metadata: message.id })
  expect(sent?.text).toContain('Hello Ana, your oven will arrive tomorrow between 8 and 10.')
  const [, stored] = await threadOf(company.admin, id)
  expect(stored).toMatchObject({ content: sent?.text, status: 'sent', attachments: [{ name: 'delivery_tomorrow' }] })
  // It opened no window: that is for the customer to do.
  await expect(api.inbox.conversations.reply({ id, content: 'Hm?' })).rejects.toMatchObject({ code: 'WINDOW_CLOSED' })
})

test('the address behind a button is filled as well', async () => {
  const inbox = await withTemplates()
  const { id, externalUserId } = await silentCustomer(inbox)
  const { id: templateId } = await templateCalled(inbox, 'service_due')
  const values = { 'body.1': 'Frau Brandes', 'button0.1': 'k-17' }
  await inbox.company.admin.api.inbox.templates.send({ id, templateId, values })
  await inbox.company.settled()

  expect(inbox.company.graph.sent.find(({ to }) => to === externalUserId)?.template).toBe('service_due')
  const call = inbox.company.graph.calls.findLast(({ path }) => path.endsWith(`${inbox.pageId}/messages`))
  expect(call?.body).toMatchObject({
    template: {
      name: 'service_due',
      language: { code: 'de' },
      components: [
        { type: 'body', parameters: [{ type: 'text', text: 'Frau Brandes' }] },
        { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'k-17' }] },
      ],
    },
  })
})

test('what cannot be sent is refused before it leaves, and says which field', async () => {
  const inbox = await withTemplates()
  const { company } = inbox
  const { id } = await silentCustomer(inbox)
  const send = async (name: string, values = {}) =>
    company.admin.api.inbox.templates.send({ id, templateId: (await templateCalled(inbox, name)).id, values })

  await expect(send('delivery_tomorrow', { 'body.name': 'Ana' })).rejects.toThrow('values.body.goods')
  await expect(send('delivery_tomorrow', { ...delivery, 'body.other': 'x' })).rejects.toMatchObject({
    code: 'BAD_INPUT',
  })
  await expect(send('spring_sale')).rejects.toMatchObject({ code: 'TEMPLATE_UNFIT' })
  await expect(send('new_catalogue')).rejects.toMatchObject({ code: 'TEMPLATE_UNFIT' })
  await company.admin.api.inbox.integrations.change({ id: inbox.integrationId, isActive: false })
  await expect(send('delivery_tomorrow', delivery)).rejects.toMatchObject({ code: 'CHANNEL_OFF' })
})

test('one that Meta does not know any more fails with a sentence, and can be sent again when it does', async () => {
  const inbox = await withTemplates()
  const { company, pageId, token, wabaId } = inbox
  const { id, externalUserId } = await silentCustomer(inbox)
  const { id: templateId } = await templateCalled(inbox, 'delivery_tomorrow')
  company.graph.number(pageId, { token, wabaId, templates: [] })
  const { id: messageId } = await company.admin.api.inbox.templates.send({ id, templateId, values: delivery })
  await company.settled()
  expect((await threadOf(company.admin, id)).at(-1)).toMatchObject({ status: 'failed', error: { code: '132001' } })

  company.graph.number(pageId, { token, wabaId, templates: goldkornTemplates })
  await company.admin.api.inbox.conversations.retry({ id: messageId })
  await company.settled()
  expect(company.graph.sent.filter(({ to }) => to === externalUserId)).toMatchObject([
    { template: 'delivery_tomorrow' },
  ])
})

test('whoever cannot see the conversation sends no template, and another company has none of ours', async () => {
  const inbox = await withTemplates()
  const { company, integrationId } = inbox
  const conversation = await silentCustomer(inbox)
  const template = await templateCalled(inbox, 'delivery_tomorrow')
  const [sara, tom] = [await company.hire('Sara', 'Sales'), await company.hire('Tom', 'Sales')]
  await company.admin.api.inbox.conversations.assign({ id: conversation.id, employeeId: sara.employeeId })
  const send = { id: conversation.id, templateId: template.id, values: delivery }
  await expect(tom.api.inbox.templates.send(send)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await sara.api.inbox.templates.send(send)

  const others = await withTemplates()
  await expect(others.company.admin.api.inbox.templates.list({ id: integrationId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  const theirs = await silentCustomer(others)
  const ours = { id: theirs.id, templateId: template.id, values: delivery }
  await expect(others.company.admin.api.inbox.templates.send(ours)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test.each([
  ['no body', { name: 'x', language: 'en', status: 'APPROVED', components: [{ type: 'HEADER', text: 'Hi' }] }, []],
  ['nothing at all', null, []],
  [
    'a one-time code',
    {
      name: 'code',
      language: 'en',
      status: 'APPROVED',
      category: 'AUTHENTICATION',
      components: [{ type: 'BODY', text: '{{1}}' }],
    },
    [{ obstacle: 'code', status: 'approved' }],
  ],
  [
    'a form behind a button, and a state nobody has told us of',
    {
      ...{ name: 'form', language: 'en', status: 'LIMIT_EXCEEDED', category: 'UTILITY' },
      components: [
        { type: 'BODY', text: 'Fill in' },
        { type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Open' }] },
      ],
    },
    [{ obstacle: 'other', status: 'off', buttons: [{ text: 'Open', address: null }] }],
  ],
])('a template is read whatever it is: %s', (_, found, expected) => {
  expect(readTemplate(found)).toMatchObject(expected)
})
