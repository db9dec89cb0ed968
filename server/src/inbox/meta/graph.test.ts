import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accountOn } from '../../../test/account.ts'
import { readMetaExample } from '../../../test/meta-examples.ts'
import { type Failure, type GraphApi, startGraphApi } from '../../demo/graph-player/graph-api.ts'
import type { Outgoing } from '../channel-kind.ts'
import { messenger } from '../messenger/channel.ts'
import { messengerFields } from '../messenger/check.ts'
import { fetchMessengerProfile } from '../messenger/send.ts'
import { messengerVerdicts } from '../messenger/verdicts.ts'
import { whatsApp } from '../whatsapp/channel.ts'
import { GraphError, graphCall } from './graph.ts'

let meta: GraphApi

beforeEach(async () => {
  meta = await startGraphApi({ needsProof: true })
  meta.page('100200', { token: 'page-token', name: 'Harbour Bakery' })
  meta.number('300400', { token: 'number-token', name: 'Harbour Bakery', wabaId: '200300' })
})

afterEach(() => meta.stop())

const page = (change = {}) => accountOn(meta, { accountId: '100200', token: 'page-token', ...change })
const number = (change = {}) =>
  accountOn(meta, { accountId: '300400', token: 'number-token', wabaId: '200300', ...change })

const sendToAna = (change: Partial<Outgoing> = {}, account = page()) =>
  messenger.send(account, { id: 'local:1', to: '7001', text: 'Yes, we do.', ...change })
const sendToLeo = (change: Partial<Outgoing> = {}) =>
  whatsApp.send(number(), { id: 'local:2', to: '15550002222', text: 'Sim', ...change })
const refusal = (call: Promise<unknown>): Promise<GraphError> =>
  call.then(
    () => expect.fail('it was not refused'),
    failure => failure,
  )

describe('an answer on Messenger', () => {
  test('leaves with its token in a header and proves its app', async () => {
    const { externalMessageId } = await sendToAna()

    expect(meta.sent).toEqual([
      {
        provider: 'facebook',
        accountId: '100200',
        to: '7001',
        text: 'Yes, we do.',
        metadata: 'local:1',
        externalMessageId,
      },
    ])
    expect(meta.calls[0]?.headers.authorization).toBe('Bearer page-token')
    expect(meta.calls[0]?.query).toEqual({ appsecret_proof: expect.any(String) })
    expect(meta.calls[0]?.body).toMatchObject({ messaging_type: 'RESPONSE' })
  })

  test('is refused when the reply window is closed', async () => {
    meta.closeWindow('7001')

    expect(await refusal(sendToAna())).toMatchObject({
      kind: 'window_closed',
      code: 10,
      subcode: 2018278,
      sentence: 'The customer has to write first: the 24-hour reply window is closed.',
    })
  })

  test('needs words, and not too many', async () => {
    expect(await refusal(sendToAna({ text: ' ' }))).toMatchObject({ kind: 'rejected', code: 100 })
    expect(await refusal(sendToAna({ text: 'x'.repeat(2001) }))).toMatchObject({ kind: 'rejected', code: 100 })
    expect(meta.sent).toEqual([])
  })

  test('to a person of another page is rejected', async () => {
    meta.webhook = meta.url
    await meta.customerWrites({ pageId: 'another', psid: '7001', text: 'Hi' })

    expect(await refusal(sendToAna())).toMatchObject({ kind: 'rejected', subcode: 2018001 })
  })

  test('with a dead token asks to reconnect and says why', async () => {
    meta.revokeToken('page-token', 460)

    const failure = await refusal(sendToAna())

    expect(failure).toMatchObject({ kind: 'reconnect', code: 190, subcode: 460, holds: 'channel' })
    expect(failure.sentence).toContain('changed their password')
    expect(failure.traceId).toBeTruthy()
  })

  test('never puts the token into an error, though Meta repeats it', async () => {
    const failure = await refusal(sendToAna({}, page({ token: 'EAAsecret' })))

    expect(`${failure.message} ${failure.stack} ${JSON.stringify(failure)}`).not.toContain('EAAsecret')
  })

  test('with the secret of another app is rejected', async () => {
    expect(await refusal(sendToAna({}, page({ META_APP_SECRET: ['of another app'] })))).toMatchObject({ code: 100 })
  })
})

describe('an answer on WhatsApp', () => {
  test('goes to a phone with its plus', async () => {
    const { externalMessageId } = await sendToLeo()

    expect(meta.calls[0]?.body).toMatchObject({ to: '+15550002222', recipient_type: 'individual' })
    expect(meta.sent).toMatchObject([{ provider: 'whatsapp', to: '15550002222', text: 'Sim', metadata: 'local:2' }])
    expect(meta.sent[0]?.externalMessageId).toBe(externalMessageId)
  })

  test('goes to someone who hides their phone', async () => {
    await sendToLeo({ to: 'BR.20000000000000000002' })

    expect(meta.calls[0]?.body).toMatchObject({ recipient: 'BR.20000000000000000002' })
    expect(meta.calls[0]?.body).not.toHaveProperty('to')
  })

  test('is refused when the reply window is closed', async () => {
    meta.closeWindow('15550002222')

    expect(await refusal(sendToLeo())).toMatchObject({ kind: 'window_closed', code: 131047 })
  })
})

describe('when the way is broken', () => {
  test.each<[string, Failure, object]>([
    ['a page for people instead of an answer is worth a retry', 'html', { kind: 'retry', code: null }],
    ['an unknown error of the server is worth a retry', { code: 77_777, status: 503 }, { kind: 'retry', code: 77_777 }],
    ['an unknown refusal is final', { code: 77_777 }, { kind: 'rejected', code: 77_777 }],
    [
      'too many calls wait at least a minute',
      { code: 4, status: 403 },
      { kind: 'retry', holds: 'app', retryAfterMs: 60_000 },
    ],
    [
      'too many calls wait as long as Meta asks',
      {
        code: 32,
        headers: {
          'x-business-use-case-usage': '{"100200":[{"type":"messenger","estimated_time_to_regain_access":12}]}',
        },
      },
      { kind: 'retry', holds: 'channel', retryAfterMs: 720_000 },
    ],
    [
      'a limit by status waits as long as its header says',
      { code: 130429, status: 429, headers: { 'retry-after': '90' } },
      { kind: 'retry', retryAfterMs: 90_000 },
    ],
    [
      'a broken header changes nothing',
      { code: 4, headers: { 'x-business-use-case-usage': '{' } },
      { retryAfterMs: 60_000 },
    ],
    ['a connection cut before the answer leaves the outcome open', 'cut', { kind: 'unknown_outcome' }],
    [
      'a message that Facebook took without saying so leaves it open',
      { code: 1, subcode: 1357046 },
      { kind: 'unknown_outcome' },
    ],
    ['a policy block pauses the channel', { code: 368 }, { kind: 'paused', holds: 'channel', retryAfterMs: 3_600_000 }],
    ['a permission that was taken away asks to reconnect', { code: 230, status: 403 }, { kind: 'reconnect' }],
  ])('%s', async (_, failure, expected) => {
    meta.nextFails(failure)

    const send = typeof failure === 'object' && failure.code > 130_000 ? sendToLeo : sendToAna
    expect(await refusal(send())).toMatchObject(expected)
  })

  test('a message taken before the connection was cut is not repeated', async () => {
    meta.nextFails('taken_then_cut')

    expect(await refusal(sendToAna())).toMatchObject({ kind: 'unknown_outcome' })
    expect(meta.sent).toHaveLength(1)
  })

  test('a message nobody answers leaves the outcome open, a question is asked again', async () => {
    meta.nextFails('silence', { on: 'any', times: 2 })
    const impatient = { ...meta.access, timeoutMs: 200 }
    const call = { verdicts: messengerVerdicts, token: 'page-token' }

    expect(
      await refusal(graphCall(impatient, { ...call, method: 'POST', path: ['100200', 'messages'] })),
    ).toMatchObject({ kind: 'unknown_outcome' })
    expect(await refusal(graphCall(impatient, { ...call, method: 'GET', path: ['7001'] }))).toMatchObject({
      kind: 'retry',
    })
  })

  test('a connection that is refused is worth a retry: nothing left', async () => {
    const closed = await addressNobodyListensOn()

    expect(await refusal(sendToAna({}, page({ META_GRAPH_URL: closed })))).toMatchObject({ kind: 'retry' })
  })

  test('a name that does not exist is worth a retry', async () => {
    const nowhere = page({ META_GRAPH_URL: 'http://graph.invalid' })

    expect(await refusal(sendToAna({}, nowhere))).toMatchObject({ kind: 'retry' })
  })

  test('an answer larger than a megabyte is not read', async () => {
    meta.profile('7001', { name: 'A'.repeat(1_100_000) })

    expect(await refusal(fetchMessengerProfile(page(), '7001'))).toMatchObject({ kind: 'retry' })
  })
})

describe('each documented refusal', () => {
  interface Documented {
    name: string
    status: number
    body?: { error: { code: number; error_subcode?: number; message: string } }
    retryable: boolean | string
    disconnect?: boolean
  }
  const documented = readMetaExample('graph-errors.json') as Record<'facebook' | 'whatsapp', Documented[]>
  const cases = Object.entries(documented).flatMap(([provider, errors]) =>
    errors.map(error => [provider as 'facebook' | 'whatsapp', error.name, error] as const),
  )

  test.each(cases)('%s: %s', async (provider, _, { status, body, retryable, disconnect }) => {
    const error = body?.error
    meta.nextFails(error ? { code: error.code, subcode: error.error_subcode, status, message: error.message } : 'html')

    const failure = await refusal(provider === 'facebook' ? sendToAna() : sendToLeo())

    expect(failure).toBeInstanceOf(GraphError)
    expect(failure.kind === 'retry').toBe(Boolean(retryable))
    if (disconnect) expect(failure.kind).toBe('reconnect')
    expect(failure.sentence).toMatch(/^[A-Z].*\.$/)
  })
})

describe('a profile', () => {
  test('has a name', async () => {
    meta.profile('7001', { name: 'Ana Maria Example', pictureUrl: 'https://cdn.example.com/p.jpg' })

    expect(await fetchMessengerProfile(page(), '7001')).toEqual({ name: 'Ana Maria Example' })
  })

  test('that Facebook does not show is nobody, and no problem', async () => {
    expect(await fetchMessengerProfile(page(), '7001')).toBeNull()
  })
})

describe('checking an integration', () => {
  test('finds the name of a page and subscribes it', async () => {
    expect(await messenger.check(page())).toMatchObject({ name: 'Harbour Bakery' })
    expect(meta.subscriptions.get('100200')).toEqual(messengerFields)
  })

  test('finds the name of a number and subscribes its account', async () => {
    expect(await whatsApp.check(number())).toMatchObject({ name: 'Harbour Bakery' })
    expect(meta.subscriptions.has('200300')).toBe(true)
  })

  test('says what to do about a wrong token', async () => {
    expect(await refusal(messenger.check(page({ token: 'wrong' })))).toMatchObject({
      kind: 'reconnect',
      sentence: 'The connection to Facebook has ended. Ask an administrator to connect the page again.',
    })
  })

  test("says that a token opens nothing of another's page", async () => {
    expect(await refusal(messenger.check(page({ accountId: '300400' })))).toMatchObject({ kind: 'rejected' })
  })

  test('may be asked again when subscribing got no answer', async () => {
    meta.nextFails('cut', { on: 'subscribed_apps' })

    expect(await refusal(messenger.check(page()))).toMatchObject({ kind: 'retry' })
  })
})

test('an id can not lead a call elsewhere', async () => {
  await refusal(
    graphCall(meta.access, { verdicts: messengerVerdicts, method: 'GET', path: ['a/b?c=d'], token: 'page-token' }),
  )

  expect(meta.calls[0]?.path).toBe('/v26.0/a%2Fb%3Fc%3Dd')
})

async function addressNobodyListensOn(): Promise<string> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 1}`
}
