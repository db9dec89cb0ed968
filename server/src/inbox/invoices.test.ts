import { expect, test } from 'vitest'
import { customerWrote, threadOf, withPage } from '../../test/inbox.ts'
import { newCompany, PUBLIC_URL } from '../../test/world.ts'

test('an invoice goes out with its link and its paper, and what is paid on it is seen in the thread', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { inbox: box, finance } = company.admin.api
  const { id } = await customerWrote(inbox)
  const sara = await company.hire('Sara')
  const invoice = await company.unpaidInvoice('120.00')
  const stranger = await newCompany()

  const message = await sara.api.inbox.conversations.sendInvoice({
    id,
    invoiceId: invoice.id,
    content: 'Your invoice:',
  })
  await company.settled()

  expect(message.content).toMatch(new RegExp(`^Your invoice:\n${PUBLIC_URL}/i/[\\w-]{32}$`))
  const thread = await threadOf(company.admin, id)
  expect(thread.map(({ status, attachments }) => [status, attachments.map(({ name }) => name)])).toEqual([
    ['received', []],
    ['sent', []],
    ['sent', [`${invoice.number}.pdf`]],
  ])
  expect(await box.conversations.find({ id })).toMatchObject({ clientId: invoice.clientId })
  const sent = () => sara.api.inbox.conversations.invoices({ id })
  expect(await sent()).toMatchObject({
    items: [{ messageId: message.id, invoiceId: invoice.id, status: 'unpaid', totalAmount: '120.00' }],
    payments: [],
  })

  const today = invoice.issueDate as string
  await finance.payments.record({ id: invoice.id, amount: '20.00', date: today })
  const rest = await finance.payments.record({ id: invoice.id, amount: '100.00', date: today })
  expect(await sent()).toMatchObject({
    items: [{ status: 'paid', paidAmount: '120.00' }],
    payments: [
      { amount: '20.00', isLast: false },
      { amount: '100.00', isLast: true, number: invoice.number },
    ],
  })
  await finance.payments.reverse({ id: rest.id })
  expect((await sent()).payments).toMatchObject([
    { amount: '20.00', isLast: false, reversedAt: null },
    { amount: '100.00', isLast: false, reversedAt: expect.stringMatching(/Z$/) },
  ])
  const { items } = await company.admin.api.company.history.timeline({ subject: `conversation:${id}` })
  expect(items.map(({ type }) => type)).toContain('invoice.sent')

  await expect(stranger.admin.api.inbox.conversations.invoices({ id })).rejects.toMatchObject({ status: 404 })
  await expect(
    stranger.admin.api.inbox.conversations.sendInvoice({ id, invoiceId: invoice.id, content: 'x' }),
  ).rejects.toMatchObject({ status: 404 })
})

test('no invoice goes to the wrong customer, twice at once, unfinished, or by somebody who may not see invoices', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { conversations } = company.admin.api.inbox
  const { id } = await customerWrote(inbox)
  const invoice = await company.unpaidInvoice()
  const another = await company.unpaidInvoice('9.00')
  const draft = await company.admin.api.finance.invoices.create({
    clientId: invoice.clientId,
    lines: [{ description: 'Bread', quantity: '1', unitPrice: '1' }],
  })
  const send = (invoiceId: string) => conversations.sendInvoice({ id, invoiceId, content: 'Here it is' })

  const both = await Promise.allSettled([send(invoice.id), send(invoice.id)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'INVOICE_JUST_SENT' } })

  await expect(send(another.id)).rejects.toMatchObject({ code: 'INVOICE_OF_ANOTHER' })
  await expect(send(draft.id)).rejects.toMatchObject({ code: 'INVOICE_STILL_DRAFT' })
  await company.admin.api.finance.invoices.void({ id: invoice.id })
  await expect(send(invoice.id)).rejects.toMatchObject({ code: 'INVOICE_VOID' })

  const role = await company.admin.api.identity.roles.create({ name: 'Answers' })
  await company.admin.api.identity.roles.change({
    id: role.id,
    permissions: { can_view_social: true, can_reply_social: true },
  })
  const tom = await company.hire('Tom', 'Answers')
  await expect(
    tom.api.inbox.conversations.sendInvoice({ id, invoiceId: invoice.id, content: 'x' }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(tom.api.inbox.conversations.invoices({ id })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('whoever has the link sees the invoice as it stands, in their language, until the link is revoked', async () => {
  const company = await newCompany()
  const { invoices, payments } = company.admin.api.finance
  const client = await company.client({ name: 'Łódź <b>& Söhne' })
  const invoice = await company.unpaidInvoice('119.00', { clientId: client.id })
  const [one, other] = await Promise.all([invoices.share({ id: invoice.id }), invoices.share({ id: invoice.id })])
  expect(one).toEqual(other)
  expect(one.url).toBe(`${PUBLIC_URL}${one.path}`)
  expect(await invoices.link({ id: invoice.id })).toEqual({ link: one })
  const page = (path = one.path, language = 'en') =>
    company.app.inject({ method: 'GET', url: path, headers: { 'accept-language': language } })

  const seen = await page()
  expect(seen.statusCode).toBe(200)
  expect(seen.headers).toMatchObject({
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
    'cache-control': 'private, no-store',
  })
  expect(seen.body).toContain('Łódź &lt;b&gt;&amp; Söhne')
  expect(seen.body).toContain(invoice.number)
  expect(seen.body).toMatch(/state unpaid">Open/)
  expect(seen.body).not.toMatch(/<script|https?:\/\//)
  expect((await page(one.path, 'de-AT,de;q=0.9')).body).toMatch(/lang="de".*state unpaid">Offen/s)
  expect((await page(one.path, 'ar')).body).toMatch(/dir="rtl"/)
  const pdf = await page(`${one.path}/pdf`)
  expect([pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-'])

  const today = invoice.issueDate as string
  const payment = await payments.record({ id: invoice.id, amount: '119.00', date: today })
  expect((await page()).body).toMatch(/state paid">Paid/)
  await payments.reverse({ id: payment.id })
  const credit = await invoices.credit({ id: invoice.id })
  expect((await page()).body).toContain(`credited by <bdi dir="ltr">${credit.number}</bdi>. There is nothing to pay`)
  const voided = await company.unpaidInvoice()
  const { path } = await invoices.share({ id: voided.id })
  await invoices.void({ id: voided.id, reason: 'A mistake of ours' })
  expect((await page(path)).body).toContain('This invoice is void. There is nothing to pay.')
  expect((await page(path)).body).not.toContain('A mistake of ours')

  await invoices.unshare({ id: invoice.id })
  await invoices.unshare({ id: invoice.id })
  for (const gone of [one.path, `/i/${'x'.repeat(32)}`, '/i/x']) {
    const answer = await page(gone, 'de')
    expect([answer.statusCode, answer.body.includes('nicht mehr zu sehen')]).toEqual([404, true])
  }
  expect((await page(`${one.path}/pdf`)).statusCode).toBe(404)
  expect((await invoices.share({ id: invoice.id })).path).not.toBe(one.path)
  const draft = await invoices.create({ clientId: client.id, lines: [] })
  await expect(invoices.share({ id: draft.id })).rejects.toMatchObject({ code: 'INVOICE_STILL_DRAFT' })
  const sara = await company.hire('Sara')
  await expect(sara.api.finance.invoices.unshare({ id: voided.id })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})
