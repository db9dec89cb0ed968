import { expect, test } from 'vitest'
import { customerWrote, threadOf, uniqueDigits } from '../../test/inbox.ts'
import { type Company, newCompany, type Person, PUBLIC_URL } from '../../test/world.ts'
import { sql } from '../platform/db/sql.ts'

/** Somebody on Facebook with pages that no other test uses. */
function member(company: Company, count = 1, more: { scopes?: string[]; tasks?: string[] } = {}) {
  const memberId = `99${uniqueDigits()}`
  const pages = Array.from({ length: count }, () => `10${uniqueDigits()}`)
  for (const page of pages) company.graph.page(page, { token: `first-token-${page}`, name: `Page ${page}` })
  company.graph.member(memberId, { pages, ...more })
  return { memberId, pages, pageId: pages[0] as string }
}

/** Goes to Facebook and comes back; gives how the sign-in stands once a job has looked. */
async function signIn(
  company: Company,
  memberId: string | null,
  { api }: Person = company.admin,
  integrationId?: string,
) {
  const { facebookLogins } = api.inbox
  const begun = await facebookLogins.create({ from: PUBLIC_URL, ...(integrationId && { integrationId }) })
  const { state = '', code } = company.graph.answerDialog(begun.address, memberId)
  const answered = await facebookLogins.answer({ state, code: code ?? null })
  await company.settled()
  return { ...begun, state, code: code ?? null, answered, login: await facebookLogins.find({ id: begun.id }) }
}

test('a page is connected by signing in: chosen among all of them, its token never shown, and once', async () => {
  const company = await newCompany()
  const { memberId, pages, pageId } = member(company, 28)
  const { facebookLogins, integrations } = company.admin.api.inbox

  const { id, address, state, answered, login, code } = await signIn(company, memberId)

  const dialog = new URL(address)
  expect(dialog.pathname).toBe('/v26.0/dialog/oauth')
  expect(Object.fromEntries(dialog.searchParams)).toMatchObject({
    ...{ state, redirect_uri: `${PUBLIC_URL}/oauth/facebook/callback`, response_type: 'code' },
    scope: expect.stringContaining('pages_show_list,pages_messaging,pages_manage_metadata'),
  })
  expect(answered).toMatchObject({ status: 'reading', pages: [] })
  expect(login).toMatchObject({ status: 'ready', refusal: null })
  expect(login.pages.map(page => page.pageId)).toEqual(pages)
  expect(login.pages[0]).toEqual({ pageId, name: `Page ${pageId}`, mayMessage: true, isConnected: false })

  const chosen = pages.slice(26)
  const [first, second] = await Promise.allSettled([
    facebookLogins.connect({ id, pageIds: chosen }),
    facebookLogins.connect({ id, pageIds: chosen }),
  ])
  const outcomes = [first, second].map(one => (one.status === 'rejected' ? one.reason.code : 'connected'))
  expect(outcomes.sort()).toEqual(['FACEBOOK_LOGIN_OVER', 'connected'])
  await company.settled()
  const { items } = await integrations.list({ sort: 'createdAt' })
  expect(items.map(one => [one.pageId, one.health, one.name])).toEqual(chosen.map(page => [page, 'ok', `Page ${page}`]))
  expect(company.graph.subscriptions.get(chosen[1] as string)).toContain('messages')

  const rows = await company.look(ctx =>
    ctx.query(
      sql`select l.sealed as "sealed", l.state_hash as "hash", l.status as "status" from ${ctx.all.FacebookLogin} l`,
    ),
  )
  expect(rows).toEqual([{ sealed: null, hash: expect.not.stringContaining(state), status: 'done' }])
  const facts = await company.look(ctx => ctx.query(sql`select f.details as "details" from ${ctx.all.Fact} f`))
  const jobs = await company.look(ctx => ctx.query(sql`select j.input as "input" from ${ctx.all.Job} j`))
  const said = JSON.stringify([login, answered, items, facts, jobs])
  for (const secret of ['first-token', 'user-token', code as string, state]) expect(said).not.toContain(secret)
})

test('a dead token is repaired by signing in again: the same channel, its history, and what waited goes out', async () => {
  const company = await newCompany()
  const { memberId, pageId, pages } = member(company, 2)
  const { integrations, facebookLogins, conversations } = company.admin.api.inbox
  const first = await signIn(company, memberId)
  const { items } = await facebookLogins.connect({ id: first.id, pageIds: [pageId] })
  const integrationId = items[0]?.id as string
  await company.settled()
  const conversation = await customerWrote({ company, pageId, integrationId, token: '' })
  company.graph.revokeToken(`first-token-${pageId}`, 460)
  await conversations.reply({ id: conversation.id, content: 'Yes, we do.' })
  await company.settled()
  expect(await integrations.find({ id: integrationId })).toMatchObject({
    health: 'reconnect',
    healthNote: expect.stringContaining('changed their password'),
  })
  expect((await threadOf(company.admin, conversation.id)).at(-1)).toMatchObject({ status: 'queued' })

  const again = await signIn(company, memberId, company.admin, integrationId)
  expect(again.login).toMatchObject({ integrationId, pages: [{ pageId, isConnected: true }] })
  const other = facebookLogins.connect({ id: again.id, pageIds: [pages[1] as string] })
  await expect(other).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await facebookLogins.connect({ id: again.id, pageIds: [pageId] })
  await company.settled()

  expect((await integrations.list({})).items).toMatchObject([{ id: integrationId, health: 'ok' }])
  const thread = await threadOf(company.admin, conversation.id)
  expect(thread.map(({ content, status }) => [content, status])).toEqual([
    ['Do you deliver on Sundays?', 'received'],
    ['Yes, we do.', 'sent'],
  ])

  // Disconnected and connected again it is still the same channel.
  await integrations.remove({ id: integrationId })
  const back = await signIn(company, memberId)
  const { items: restored } = await facebookLogins.connect({ id: back.id, pageIds: [pageId] })
  expect(restored).toMatchObject([{ id: integrationId, isActive: true }])

  const stranger = await newCompany()
  const theirs = await signIn(stranger, memberId)
  const take = (pageIds: string[]) => stranger.admin.api.inbox.facebookLogins.connect({ id: theirs.id, pageIds })
  await expect(take(pages)).rejects.toMatchObject({ code: 'PAGE_TAKEN', problem: { data: { pageId } } })
  // Nothing of it was saved: the other page can still be chosen.
  expect((await take(pages.slice(1))).items).toHaveLength(1)
})

test('what does not lead to a page says why, and an answer of Facebook counts once and for one person', async () => {
  const company = await newCompany()
  const [zoe, stranger] = [await company.hire('Zoe', 'Admin'), await newCompany()]
  const { memberId, pageId } = member(company)
  const { facebookLogins, integrations } = company.admin.api.inbox
  const refusalOf = async (who: string | null, integrationId?: string) =>
    (await signIn(company, who, company.admin, integrationId)).login

  expect(await refusalOf(null)).toMatchObject({ status: 'refused', refusal: 'denied' })
  expect(await refusalOf(member(company, 0).memberId)).toMatchObject({ refusal: 'no_pages' })
  const shy = member(company, 1, { scopes: ['pages_show_list', 'pages_messaging'] })
  expect(await refusalOf(shy.memberId)).toMatchObject({
    ...{ refusal: 'missing_scopes', missingScopes: ['pages_manage_metadata'] },
  })
  const pasted = await integrations.create({
    ...{ provider: 'facebook', pageId, accessToken: `first-token-${pageId}` },
  })
  expect(await refusalOf(member(company).memberId, pasted.id)).toMatchObject({ refusal: 'other_pages' })
  company.graph.nextFails({ code: 100, subcode: 36009 }, { on: 'access_token' })
  expect(await refusalOf(memberId)).toMatchObject({ refusal: 'code_refused' })
  company.graph.nextFails({ code: 190, subcode: 460, status: 401 }, { on: 'accounts' })
  expect(await refusalOf(memberId)).toMatchObject({ refusal: 'code_refused' })
  const analyst = await signIn(company, member(company, 1, { tasks: ['ANALYZE'] }).memberId)
  const [unmanaged] = analyst.login.pages
  expect(unmanaged).toMatchObject({ mayMessage: false })
  const tooLittle = facebookLogins.connect({ id: analyst.id, pageIds: [unmanaged?.pageId as string] })
  await expect(tooLittle).rejects.toMatchObject({ code: 'BAD_INPUT' })

  const { id, address } = await facebookLogins.create({ from: PUBLIC_URL })
  const { state = '', code = '' } = company.graph.answerDialog(address, memberId)
  const hand = ({ api }: Person) => api.inbox.facebookLogins.answer({ state, code })
  await expect(hand(zoe)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(hand(stranger.admin)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(facebookLogins.answer({ state: 'x'.repeat(43), code })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const both = await Promise.allSettled([hand(company.admin), hand(company.admin)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(hand(company.admin)).rejects.toMatchObject({ code: 'FACEBOOK_LOGIN_OVER', status: 409 })
  await company.settled()
  await expect(zoe.api.inbox.facebookLogins.connect({ id, pageIds: [pageId] })).rejects.toMatchObject({ status: 404 })

  const later = new Date(Date.now() + 11 * 60_000)
  const tooLate = await facebookLogins.create({ from: PUBLIC_URL })
  await company.perform(async ctx => {
    await ctx.write.change('FacebookLogin', { id: tooLate.id }, { expiresAt: new Date(Date.now() - 1000) })
    await ctx.write.change('FacebookLogin', { id }, { expiresAt: new Date(Date.now() - 1000) })
  }, later)
  const late = company.graph.answerDialog(tooLate.address, memberId)
  const answer = facebookLogins.answer({ state: late.state as string, code: late.code as string })
  await expect(answer).rejects.toMatchObject({ code: 'FACEBOOK_LOGIN_OVER' })
  expect(await facebookLogins.find({ id })).toMatchObject({ pages: [] })
  const old = facebookLogins.connect({ id, pageIds: [pageId] })
  await expect(old).rejects.toMatchObject({ code: 'FACEBOOK_LOGIN_OVER' })
})
