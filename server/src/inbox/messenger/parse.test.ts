import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { metaExamples } from '../../../test/meta-examples.ts'
import { parseMessengerEvent } from './parse.ts'

const page = '100200'
const ana = '7000000000000001'
const at = 1790416800123

const fromAna = { sender: { id: ana }, recipient: { id: page }, timestamp: at }
const fromPage = { sender: { id: page }, recipient: { id: ana }, timestamp: at }

const event = (...messaging: unknown[]) => ({ object: 'page', entry: [{ id: page, time: at + 500, messaging }] })
const message = (content: object) => event({ ...fromAna, message: { mid: 'm_1', ...content } })
const attached = (...attachments: unknown[]) => message({ attachments })

test.each(metaExamples('fb'))('the documented payload $name is understood', example => {
  const incoming = parseMessengerEvent(example.payload, '900000000000001')

  expect(incoming).toHaveLength(example.expect.length)
  expect(incoming).toMatchObject(example.expect)
})

describe('what a page tells us', () => {
  test.each<[string, unknown, object]>([
    [
      'a quick reply carries the payload of its button',
      message({ text: 'Yes', quick_reply: { payload: 'YES' } }),
      { type: 'text', text: 'Yes', payload: 'YES' },
    ],
    [
      'an answer to an earlier message names it',
      message({ text: 'That one', reply_to: { mid: 'm_0', is_self_reply: false } }),
      { replyToExternalMessageId: 'm_0' },
    ],
    ['a message without text and attachment is shown as unsupported', message({}), { type: 'unsupported', text: null }],
    [
      'a sticker is a sticker',
      attached({ type: 'sticker', payload: { url: 'https://cdn.example.com/s.png', sticker_id: 369239263222822 } }),
      { type: 'sticker', attachments: [{ type: 'sticker', url: 'https://cdn.example.com/s.png' }] },
    ],
    [
      'an image with a sticker id is a sticker',
      attached({ type: 'image', payload: { url: 'https://cdn.example.com/s.png', sticker_id: '369' } }),
      { type: 'sticker', attachments: [{ type: 'sticker' }] },
    ],
    [
      'an image beside an old-style sticker id is a sticker',
      message({ sticker_id: 369, attachments: [{ type: 'image', payload: { url: 'https://cdn.example.com/s.png' } }] }),
      { type: 'sticker' },
    ],
    [
      'a sticker that came twice is shown once',
      attached(
        { type: 'image', payload: { url: 'https://cdn.example.com/s.png', sticker_id: 369 } },
        { type: 'sticker', payload: { url: 'https://cdn.example.com/s2.png', sticker_id: '369' } },
      ),
      { attachments: [{ type: 'sticker', url: 'https://cdn.example.com/s.png' }] },
    ],
    [
      'two equal images stay two',
      attached(
        { type: 'image', payload: { url: 'https://cdn.example.com/1.png' } },
        { type: 'image', payload: { url: 'https://cdn.example.com/1.png' } },
      ),
      { attachments: [{ type: 'image' }, { type: 'image' }] },
    ],
    [
      'a shared link without payload becomes a link card',
      attached({ type: 'fallback', title: 'Our menu', url: 'https://example.com/menu', payload: null }),
      { type: 'link', attachments: [{ type: 'link', name: 'Our menu', url: 'https://example.com/menu' }] },
    ],
    [
      'a text with a link in it stays a text',
      message({ text: 'See https://example.com', attachments: [{ type: 'fallback', url: 'https://example.com' }] }),
      { type: 'text', attachments: [{ type: 'link' }] },
    ],
    [
      'a shared reel becomes a link card',
      attached({ type: 'ig_reel', payload: { url: 'https://example.com/reel', title: 'Baking' } }),
      { attachments: [{ type: 'link', name: 'Baking', url: 'https://example.com/reel' }] },
    ],
    [
      'a place on the equator keeps its zero',
      attached({ type: 'location', title: 'Here', payload: { coordinates: { lat: 0, long: 12.5 } } }),
      { type: 'location', attachments: [{ type: 'location', name: 'Here', latitude: 0, longitude: 12.5 }] },
    ],
    [
      'a shared product is shown by its title',
      attached({ type: 'template', payload: { product: { elements: [{ title: 'Rye bread' }] } } }),
      { type: 'template', attachments: [{ type: 'template', name: 'Rye bread' }] },
    ],
    [
      'an attachment nobody has heard of keeps its name',
      attached({ type: 'appointment_booking', payload: { x: 1 } }),
      { type: 'unsupported', attachments: [{ type: 'unsupported', name: 'appointment_booking' }] },
    ],
    [
      'an attachment that is no object is shown as unsupported',
      attached(7),
      { attachments: [{ type: 'unsupported' }] },
    ],
    [
      'an address that a browser would run is dropped',
      attached({ type: 'image', payload: { url: 'javascript:alert(1)' } }),
      { attachments: [{ type: 'image', url: undefined }] },
    ],
    [
      'seconds in the timestamp are read as seconds',
      event({ ...fromAna, timestamp: 1790416800, message: { mid: 'm_1', text: 'Hi' } }),
      { timestampMs: 1790416800000 },
    ],
    [
      'a timestamp in words of digits is read',
      event({ ...fromAna, timestamp: '1790416800123', message: { mid: 'm_1', text: 'Hi' } }),
      { timestampMs: at },
    ],
    [
      'without a timestamp of its own the time of the entry counts',
      event({ ...fromAna, timestamp: undefined, message: { mid: 'm_1', text: 'Hi' } }),
      { timestampMs: at + 500 },
    ],
    [
      'a referral that rides on a message belongs to it',
      event({ ...fromAna, message: { mid: 'm_1', text: 'Hi' }, referral: { ref: 'flyer', source: 'SHORTLINK' } }),
      { kind: 'message', referral: { ref: 'flyer', source: 'SHORTLINK' } },
    ],
    [
      'a referral alone names the advertisement',
      event({ ...fromAna, referral: { source: 'ADS', ad_id: 55, ads_context_data: { ad_title: 'Spring sale' } } }),
      { kind: 'referral', referral: { source: 'ADS', sourceId: '55', headline: 'Spring sale' } },
    ],
    [
      'our own echo is ours, with what we passed along',
      event({ ...fromPage, message: { mid: 'm_2', is_echo: true, app_id: 9001, metadata: 'local:42', text: 'Yes' } }),
      { direction: 'out', externalUserId: ana, sentBy: 'our_app', appId: '9001', metadata: 'local:42' },
    ],
    [
      'an echo without an app is from another tool',
      event({ ...fromPage, message: { mid: 'm_2', is_echo: true, text: 'Yes' } }),
      { direction: 'out', sentBy: 'other_app', externalUserId: ana },
    ],
    [
      'a message from the page itself is outgoing even without the flag',
      event({ ...fromPage, message: { mid: 'm_2', text: 'Yes' } }),
      { direction: 'out', externalUserId: ana },
    ],
    [
      'a delivery without message ids counts up to its watermark',
      event({ ...fromAna, timestamp: undefined, delivery: { watermark: '1790416800000' } }),
      { status: 'delivered', externalMessageIds: [], watermarkMs: 1790416800000, timestampMs: 1790416800000 },
    ],
    [
      'a reaction without an emoji is known by its word',
      event({ ...fromAna, reaction: { mid: 'm_out', action: 'react', reaction: 'love' } }),
      { kind: 'reaction', action: 'react', emoji: '❤️', direction: 'in' },
    ],
    [
      'a reaction of a kind nobody has heard of is one all the same',
      event({ ...fromAna, reaction: { mid: 'm_out', action: 'react', reaction: 'hug' } }),
      { kind: 'reaction', action: 'react', emoji: '❔' },
    ],
    [
      'a reaction taken back has no emoji',
      event({ ...fromAna, reaction: { mid: 'm_out', action: 'unreact' } }),
      { kind: 'reaction', action: 'unreact', emoji: null, targetExternalMessageId: 'm_out' },
    ],
    [
      'an edit counts, though the count came as text',
      event({ ...fromAna, message_edit: { mid: 'm_1', text: 'Hello!', num_edit: '2' } }),
      { kind: 'edit', targetExternalMessageId: 'm_1', text: 'Hello!', editCount: 2 },
    ],
    [
      'a message taken back is a deletion',
      message({ is_deleted: true }),
      { kind: 'delete', targetExternalMessageId: 'm_1' },
    ],
    [
      'a postback of old has no id',
      event({ ...fromAna, postback: { title: 'Start' } }),
      { kind: 'postback', title: 'Start', externalMessageId: undefined },
    ],
    [
      'someone opts in before we know who they are',
      event({ recipient: { id: page }, timestamp: at, optin: { ref: 'newsletter', user_ref: 'u-1' } }),
      { kind: 'optin', externalUserId: null, userRef: 'u-1', ref: 'newsletter' },
    ],
    [
      'a conversation passed to another app is a handover',
      event({ ...fromAna, pass_thread_control: { previous_owner_app_id: 1, new_owner_app_id: '2', metadata: 'x' } }),
      { kind: 'handover', action: 'passed', previousOwnerAppId: '1', newOwnerAppId: '2', metadata: 'x' },
    ],
    [
      'a conversation taken is a handover',
      event({ ...fromAna, take_thread_control: { previous_owner_app_id: '1' } }),
      { kind: 'handover', action: 'taken', previousOwnerAppId: '1' },
    ],
    [
      'another app asks for the conversation',
      event({ ...fromAna, request_thread_control: { requested_owner_app_id: 2 } }),
      { kind: 'handover', action: 'requested', requestedOwnerAppId: '2' },
    ],
    [
      'roles of apps come without a person',
      event({ recipient: { id: page }, timestamp: at, app_roles: { '42': ['primary_receiver'] } }),
      { kind: 'handover', action: 'roles', externalUserId: null, roles: { '42': ['primary_receiver'] } },
    ],
    [
      'a policy action is about the account',
      event({ recipient: { id: page }, timestamp: at, policy_enforcement: { action: 'block', reason: 'Spam' } }),
      { kind: 'account_event', field: 'policy_enforcement', event: 'block', reason: 'Spam' },
    ],
    [
      'what another app is handling is marked as standby',
      { object: 'page', entry: [{ id: page, standby: [{ ...fromAna, message: { mid: 'm_1', text: 'Hi' } }] }] },
      { kind: 'message', standby: true, text: 'Hi' },
    ],
    [
      'a post on the page is no conversation',
      { object: 'page', entry: [{ id: page, changes: [{ field: 'feed', value: { item: 'post' } }] }] },
      { kind: 'ignored', why: 'change of feed is not a conversation' },
    ],
    [
      'a sample of the dashboard creates nothing',
      { object: 'page', entry: [{ id: '0', time: 1, changes: [{ field: 'messages', value: {} }] }] },
      { kind: 'ignored' },
    ],
    [
      'a voice message is audio',
      attached({ type: 'audio', payload: { url: 'https://cdn.example.com/a.mp4' } }),
      { type: 'audio', text: null, attachments: [{ type: 'audio', url: 'https://cdn.example.com/a.mp4' }] },
    ],
    [
      'a film with words keeps both',
      message({ text: 'Look', attachments: [{ type: 'video', payload: { url: 'https://cdn.example.com/v.mp4' } }] }),
      { text: 'Look', attachments: [{ type: 'video', url: 'https://cdn.example.com/v.mp4' }] },
    ],
    [
      'three pictures at once are one message',
      attached(...[1, 2, 3].map(n => ({ type: 'image', payload: { url: `https://cdn.example.com/${n}.png` } }))),
      { type: 'image', attachments: [{ type: 'image' }, { type: 'image' }, { type: 'image' }] },
    ],
    [
      'everything up to a moment was read',
      event({ ...fromAna, read: { watermark: 1790416800000 } }),
      { kind: 'status', status: 'read', watermarkMs: 1790416800000, externalMessageIds: [] },
    ],
    [
      'a delivery names its messages',
      event({ ...fromAna, delivery: { mids: ['m_8', 'm_9'], watermark: 1790416800000 } }),
      { kind: 'status', status: 'delivered', externalMessageIds: ['m_8', 'm_9'] },
    ],
    [
      'a pressed button brings its payload and where it came from',
      event({
        ...fromAna,
        postback: { mid: 'm_5', title: 'Start', payload: 'START', referral: { ref: 'poster', source: 'SHORTLINK' } },
      }),
      { kind: 'postback', externalMessageId: 'm_5', payload: 'START', referral: { ref: 'poster' } },
    ],
    [
      'a button pressed while another app is in charge is marked',
      { object: 'page', entry: [{ id: page, standby: [{ ...fromAna, postback: { mid: 'm_5', title: 'Start' } }] }] },
      { kind: 'postback', standby: true, title: 'Start' },
    ],
    [
      'our own reaction, seen from outside, is ours',
      event({ ...fromPage, reaction: { mid: 'm_1', action: 'react', reaction: 'other', emoji: '🥖' } }),
      { kind: 'reaction', direction: 'out', emoji: '🥖', externalUserId: ana },
    ],
    [
      'words in another script and emojis come whole',
      message({ text: 'مرحبا 👩‍👩‍👧 – naïve' }),
      { text: 'مرحبا 👩‍👩‍👧 – naïve' },
    ],
    ['a reaction to nothing is ignored', event({ ...fromAna, reaction: { action: 'react' } }), { kind: 'ignored' }],
    ['a message without an id is ignored', event({ ...fromAna, message: { text: 'Hi' } }), { kind: 'ignored' }],
    ['a message from nobody is ignored', event({ message: { mid: 'm_1' } }), { kind: 'ignored' }],
    ['a delivery of nothing is ignored', event({ ...fromAna, delivery: {} }), { kind: 'ignored' }],
    ['an event of Instagram is ignored', { object: 'instagram', entry: [] }, { kind: 'ignored' }],
    ['no event at all is ignored', null, { kind: 'ignored' }],
  ])('%s', (_, body, expected) => {
    const incoming = parseMessengerEvent(body, '9001')

    expect(incoming).toMatchObject([expected])
  })
})

test('one rotten item does not keep the others from being read', () => {
  const incoming = parseMessengerEvent({
    object: 'page',
    entry: [
      17,
      {
        id: page,
        messaging: [null, 'x', { ...fromAna, message: 'rotten' }, { ...fromAna, message: { mid: 'm_1', text: 'Hi' } }],
      },
      { id: '100201', messaging: [{ ...fromAna, recipient: { id: '100201' }, read: { watermark: at } }] },
    ],
  })

  expect(incoming.map(({ kind, accountId }) => [kind, accountId])).toEqual([
    ['ignored', null],
    ['ignored', page],
    ['ignored', page],
    ['ignored', page],
    ['message', page],
    ['status', '100201'],
  ])
})

test('a repeated delivery has the same key, another message another one', () => {
  const key = (mid: string) => parseMessengerEvent(event({ ...fromAna, message: { mid, text: 'Hi' } }))[0]?.eventKey

  expect(key('m_1')).toBe(key('m_1'))
  expect(key('m_1')).not.toBe(key('M_1'))
})

test('the same message on two pages has two keys', () => {
  const key = (id: string) =>
    parseMessengerEvent({ object: 'page', entry: [{ id, messaging: [{ ...fromAna, message: { mid: 'm_1' } }] }] })[0]

  expect(key('1')?.eventKey).not.toBe(key('2')?.eventKey)
})

test('an item nested too deeply to be written again is still only ignored', () => {
  const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)

  expect(parseMessengerEvent(event({ ...fromAna, surprise: deep }))).toMatchObject([{ kind: 'ignored' }])
})

const words = ['message', 'delivery', 'read', 'postback', 'referral', 'reaction', 'message_edit', 'optin', 'app_roles']
const keys = [
  'mid',
  'text',
  'attachments',
  'payload',
  'watermark',
  'mids',
  'type',
  'url',
  'id',
  'is_echo',
  'coordinates',
]
const rotten = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()))
const rottenItem = fc.dictionary(fc.constantFrom(...words, 'sender', 'recipient', 'timestamp', '__proto__'), rotten)

test('whatever JSON comes in, an array comes out', () => {
  const rottenEvent = fc.array(fc.oneof(rottenItem, fc.jsonValue())).map(items => event(...items))

  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), rottenEvent), body => {
      const incoming = parseMessengerEvent(body)

      expect(Array.isArray(incoming)).toBe(true)
      for (const { eventKey } of incoming) expect(eventKey.length).toBeLessThanOrEqual(90)
    }),
    { numRuns: 300 },
  )
})
