import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { metaExamples } from '../../../test/meta-examples.ts'
import { parseWhatsAppEvent } from './parse.ts'

const number = '300400'
const metadata = { display_phone_number: '+1 555-000-1111', phone_number_id: number }
const ana = { profile: { name: 'Ana Example' }, wa_id: '15550002222', user_id: 'US.1001' }
const head = { from: '15550002222', id: 'wamid.1', timestamp: '1790416800' }

const change = (field: string, value: unknown) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: 'waba-1', time: 1790416900, changes: [{ field, value }] }],
})
const value = (content: object) =>
  change('messages', { messaging_product: 'whatsapp', metadata, contacts: [ana], ...content })
const message = (content: object) => value({ messages: [{ ...head, ...content }] })
const status = (content: object) => value({ statuses: [{ id: 'wamid.out', timestamp: '1790416800', ...content }] })

test.each(metaExamples('wa'))('the documented payload $name is understood', example => {
  const incoming = parseWhatsAppEvent(example.payload)

  expect(incoming).toHaveLength(example.expect.length)
  expect(incoming).toMatchObject(example.expect)
})

describe('what a number tells us', () => {
  test.each<[string, unknown, object]>([
    [
      'a phone is linked to the business-scoped id its contact names',
      message({ type: 'text', text: { body: 'Hi' } }),
      { externalUserId: 'US.1001', phone: '15550002222', contactName: 'Ana Example', text: 'Hi' },
    ],
    [
      'contacts are matched by id, not by place',
      value({ contacts: [{ profile: { name: 'Leo' }, wa_id: '1' }, ana], messages: [{ ...head, type: 'text' }] }),
      { contactName: 'Ana Example' },
    ],
    [
      'a message without contacts still has its sender',
      value({ contacts: undefined, messages: [{ ...head, type: 'text', text: { body: 'Hi' } }] }),
      { externalUserId: '15550002222', phone: '15550002222' },
    ],
    [
      'an empty phone counts as none',
      value({ contacts: [], messages: [{ ...head, from: '', from_user_id: 'BR.7', type: 'text' }] }),
      { externalUserId: 'BR.7', phone: null },
    ],
    [
      'a document keeps its name, without folders',
      message({
        type: 'document',
        document: { id: '4', mime_type: 'application/pdf', filename: '../../etc/order.pdf' },
      }),
      {
        type: 'document',
        attachments: [{ type: 'file', mediaId: '4', mimeType: 'application/pdf', name: 'order.pdf' }],
      },
    ],
    [
      'a file name cannot turn its reading direction',
      message({ type: 'document', document: { id: '4', filename: 'bill\u202efdp.exe' } }),
      { attachments: [{ name: 'billfdp.exe' }] },
    ],
    [
      'a video keeps its caption',
      message({ type: 'video', video: { id: '5', caption: 'look' } }),
      { type: 'video', text: 'look' },
    ],
    [
      'a sticker is a sticker',
      message({ type: 'sticker', sticker: { id: '6', mime_type: 'image/webp', animated: true } }),
      { type: 'sticker', attachments: [{ type: 'sticker', mediaId: '6' }] },
    ],
    [
      'the short-lived address of a file is not kept',
      message({ type: 'image', image: { id: '7', url: 'https://lookaside.example.com/x' } }),
      { attachments: [expect.not.objectContaining({ url: expect.anything() })] },
    ],
    [
      'a file WhatsApp could not get is marked, and its text kept',
      message({ type: 'image', image: { id: '8', caption: 'here' }, errors: [{ code: 131052, title: 'Media' }] }),
      { text: 'here', attachments: [{ unavailable: true }], errors: [{ code: 131052, title: 'Media' }] },
    ],
    [
      'a place at zero is a place',
      message({ type: 'location', location: { latitude: 0, longitude: 0, name: 'Null island', address: 'Sea' } }),
      { attachments: [{ type: 'location', latitude: 0, longitude: 0, name: 'Null island', address: 'Sea' }] },
    ],
    [
      'cards of people keep names and phones',
      message({
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: 'Leo' },
            phones: [{ phone: '+55 11' }, { wa_id: '5511' }],
            emails: [{ email: 'l@example.com' }],
          },
          {},
        ],
      }),
      {
        type: 'contacts',
        attachments: [
          { type: 'contact', name: 'Leo', phones: ['+55 11', '5511'], emails: ['l@example.com'] },
          { type: 'contact' },
        ],
      },
    ],
    [
      'a choice from a list is its title',
      message({ type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'r1', title: '16:00' } } }),
      { type: 'interactive', text: '16:00', payload: 'r1' },
    ],
    [
      'a form is read',
      message({ type: 'interactive', interactive: { nfm_reply: { body: 'Sent', response_json: '{"day":"Monday"}' } } }),
      { text: 'Sent', formResponse: { day: 'Monday' } },
    ],
    [
      'a form that is no JSON stays text',
      message({ type: 'interactive', interactive: { nfm_reply: { body: 'Sent', response_json: '{day' } } }),
      { text: 'Sent', formResponse: '{day' },
    ],
    [
      'an unknown answer to a question is shown as unsupported',
      message({ type: 'interactive', interactive: { type: 'call_permission_reply' } }),
      { type: 'unsupported', unsupportedType: 'call_permission_reply' },
    ],
    [
      'a button of a template is its text',
      message({
        type: 'button',
        button: { payload: 'CANCEL-77', text: 'Cancel' },
        context: { from: '1', id: 'wamid.0' },
      }),
      { type: 'button', text: 'Cancel', payload: 'CANCEL-77', replyToExternalMessageId: 'wamid.0' },
    ],
    [
      'an order keeps products and prices as they were written',
      message({
        type: 'order',
        order: {
          catalog_id: 'c1',
          text: 'Please',
          product_items: [{ product_retailer_id: 'rye', quantity: 2, item_price: '4.50', currency: 'EUR' }],
        },
      }),
      {
        type: 'order',
        text: 'Please',
        order: { catalogId: 'c1', items: [{ productId: 'rye', quantity: '2', price: '4.50', currency: 'EUR' }] },
      },
    ],
    ['a forwarded message says so', message({ type: 'text', context: { forwarded: true } }), { forwarded: true }],
    [
      'one forwarded often too',
      message({ type: 'text', context: { frequently_forwarded: true } }),
      { forwarded: true },
    ],
    [
      'an old reaction is removed by an empty emoji',
      message({ type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '' } }),
      { kind: 'reaction', action: 'unreact', emoji: null },
    ],
    [
      'a reaction has its emoji',
      message({ type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '🙏' } }),
      { action: 'react', emoji: '🙏', direction: 'in' },
    ],
    [
      'someone changed their number',
      message({
        type: 'system',
        system: { type: 'user_changed_number', wa_id: '15550003333', user_id: 'US.2', previous_user_id: 'US.1001' },
      }),
      {
        kind: 'identity_change',
        fromPhone: '15550002222',
        toPhone: '15550003333',
        fromUserId: 'US.1001',
        toUserId: 'US.2',
      },
    ],
    [
      'someone without a phone changed their id',
      value({
        contacts: undefined,
        messages: [
          {
            id: 'wamid.1',
            timestamp: '1790416800',
            type: 'system',
            system: { user_changed_user_id: { user_id: 'US.2', previous_user_id: 'US.1' } },
          },
        ],
      }),
      { kind: 'identity_change', fromPhone: null, toPhone: null, fromUserId: 'US.1', toUserId: 'US.2' },
    ],
    [
      'a new security code changes nobody',
      message({ type: 'system', system: { type: 'customer_identity_changed' } }),
      { kind: 'ignored' },
    ],
    [
      'an edit replaces the text',
      message({
        type: 'edit',
        edit: { original_message_id: 'wamid.0', message: { type: 'text', text: { body: 'New' } } },
      }),
      { kind: 'edit', targetExternalMessageId: 'wamid.0', text: 'New' },
    ],
    [
      'an edited caption replaces the text too',
      message({
        type: 'edit',
        edit: { original_message_id: 'wamid.0', message: { type: 'image', image: { id: '1', caption: 'New' } } },
      }),
      { kind: 'edit', text: 'New' },
    ],
    [
      'a message is taken back',
      message({ type: 'revoke', revoke: { original_message_id: 'wamid.0' } }),
      { kind: 'delete', targetExternalMessageId: 'wamid.0', direction: 'in' },
    ],
    [
      'a type nobody has heard of is shown as unsupported',
      message({ type: 'hologram', hologram: {} }),
      { kind: 'message', type: 'unsupported', unsupportedType: 'hologram' },
    ],
    [
      'a type named like a part of the language is no trap',
      message({ type: 'constructor' }),
      { kind: 'message', type: 'unsupported' },
    ],
    ['an opened chat is not a message', message({ type: 'request_welcome' }), { kind: 'ignored' }],
    [
      'a message of a group never reaches a private thread',
      message({ type: 'text', group_id: 'g1' }),
      { kind: 'ignored' },
    ],
    [
      'a voice note says that it is one',
      message({ type: 'audio', audio: { id: '9', mime_type: 'audio/ogg; codecs=opus', voice: true } }),
      { type: 'audio', attachments: [{ type: 'audio', mediaId: '9', voice: true }] },
    ],
    [
      'a place without a name is its coordinates',
      message({ type: 'location', location: { latitude: 52.5, longitude: 13.4 } }),
      { type: 'location', attachments: [{ type: 'location', latitude: 52.5, longitude: 13.4, name: undefined }] },
    ],
    [
      'an answer names what it answers',
      message({ type: 'text', text: { body: 'That one' }, context: { from: '15550001111', id: 'wamid.0' } }),
      { text: 'That one', replyToExternalMessageId: 'wamid.0' },
    ],
    [
      'a button of ours is its title, and its id the payload',
      message({
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'YES', title: 'Yes' } },
      }),
      { type: 'interactive', text: 'Yes', payload: 'YES' },
    ],
    [
      'who came by an advertisement brings it along',
      message({
        ...{ type: 'text', text: { body: 'Hi' } },
        referral: { source_type: 'ad', source_id: '77', headline: 'Spring', ctwa_clid: 'c1' },
      }),
      { referral: { sourceType: 'ad', sourceId: '77', headline: 'Spring', clickId: 'c1' } },
    ],
    [
      'a message was read',
      status({ status: 'read', recipient_id: '15550002222' }),
      { kind: 'status', status: 'read', externalMessageId: 'wamid.out', errors: [] },
    ],
    ['a status of a group is ignored', status({ status: 'sent', recipient_type: 'group' }), { kind: 'ignored' }],
    [
      'a failed download has no file to fetch',
      message({ type: 'document', document: { mime_type: 'application/pdf' } }),
      { attachments: [{ type: 'file', unavailable: true }] },
    ],
    [
      'words in another script and emojis come whole',
      message({ type: 'text', text: { body: 'नमस्ते 👩🏽‍🍳' } }),
      { text: 'नमस्ते 👩🏽‍🍳' },
    ],
    ['a reaction to nothing is ignored', message({ type: 'reaction', reaction: { emoji: '👍' } }), { kind: 'ignored' }],
    ['an edit of nothing is ignored', message({ type: 'edit', edit: {} }), { kind: 'ignored' }],
    ['a message without an id is ignored', value({ messages: [{ from: '1', type: 'text' }] }), { kind: 'ignored' }],
    ['a message from nobody is ignored', value({ messages: [{ id: 'wamid.1', type: 'text' }] }), { kind: 'ignored' }],
    [
      'a voice note was played',
      status({ status: 'played', recipient_id: '15550002222' }),
      { kind: 'status', status: 'played', externalUserId: 'US.1001' },
    ],
    [
      'a status brings back what we passed along',
      status({ status: 'sent', recipient_user_id: 'BR.7', biz_opaque_callback_data: 'local:42' }),
      { callbackData: 'local:42', externalUserId: 'BR.7', phone: null },
    ],
    [
      'a failure says why, though its code came as text',
      status({
        status: 'failed',
        errors: [{ code: '131047', title: 'Re-engagement', error_data: { details: 'Too late' } }],
      }),
      {
        status: 'failed',
        externalUserId: null,
        errors: [{ code: 131047, title: 'Re-engagement', details: 'Too late' }],
      },
    ],
    [
      'a status nobody has heard of is ignored',
      status({ status: 'teleported' }),
      { kind: 'ignored', why: 'unknown status teleported' },
    ],
    [
      'an error without a message is about the channel',
      value({ errors: [{ code: 130429, title: 'Rate limit hit' }] }),
      { kind: 'error', code: 130429, accountId: number },
    ],
    [
      'what the business wrote on its phone is outgoing',
      change('smb_message_echoes', {
        metadata,
        message_echoes: [
          {
            from: '15550001111',
            to: '15550002222',
            id: 'wamid.e',
            timestamp: '1790416800',
            type: 'text',
            text: { body: 'Hello' },
          },
        ],
      }),
      { kind: 'message', direction: 'out', sentBy: 'business_app', externalUserId: '15550002222', text: 'Hello' },
    ],
    [
      'what the business took back on its phone is a deletion',
      change('smb_message_echoes', {
        metadata,
        message_echoes: [
          { to_user_id: 'BR.7', id: 'wamid.e', type: 'revoke', revoke: { original_message_id: 'wamid.0' } },
        ],
      }),
      { kind: 'delete', direction: 'out', externalUserId: 'BR.7' },
    ],
    [
      'what stands by is one level deeper',
      change('standby', {
        metadata,
        standby: { contacts: [ana], messages: [{ ...head, type: 'text', text: { body: 'Hi' } }] },
      }),
      { kind: 'message', standby: true, text: 'Hi', contactName: 'Ana Example' },
    ],
    [
      'what another app wrote is deeper still',
      change('standby', {
        metadata,
        standby: {
          message_echoes: [
            {
              id: 'wamid.e',
              timestamp: '1790416800',
              message: { to: '+15550002222', type: 'text', text: { body: 'Bot' } },
            },
          ],
        },
      }),
      {
        direction: 'out',
        sentBy: 'other_app',
        standby: true,
        externalUserId: '15550002222',
        text: 'Bot',
        timestampMs: 1790416800000,
      },
    ],
    [
      'control was passed',
      change('messaging_handovers', {
        sender: { phone_number: '+15550002222' },
        recipient: { phone_number_id: number },
        type: 'control_passed',
        timestamp: '1790416800',
        control_passed: { previous_owner_role: 'meta_business_agent', new_owner_role: 'app' },
      }),
      {
        kind: 'handover',
        action: 'passed',
        accountId: number,
        externalUserId: '15550002222',
        previousOwnerRole: 'meta_business_agent',
      },
    ],
    [
      'someone stopped marketing',
      change('user_preferences', {
        metadata,
        contacts: [ana],
        user_preferences: [
          { wa_id: '15550002222', category: 'marketing_messages', value: 'stop', timestamp: 1790416800 },
        ],
      }),
      {
        kind: 'preference',
        category: 'marketing_messages',
        value: 'stop',
        externalUserId: 'US.1001',
        timestampMs: 1790416800000,
      },
    ],
    [
      'news about the account name the business account',
      change('account_update', { event: 'DISABLED_UPDATE' }),
      {
        kind: 'account_event',
        accountId: null,
        wabaId: 'waba-1',
        field: 'account_update',
        event: 'DISABLED_UPDATE',
        timestampMs: 1790416900000,
      },
    ],
    [
      'a template was refused, with the reason',
      change('message_template_status_update', { event: 'REJECTED', reason: 'TAG_CONTENT_MISMATCH' }),
      { kind: 'account_event', event: 'REJECTED', reason: 'TAG_CONTENT_MISMATCH' },
    ],
    [
      'old chats that are imported are not new messages',
      change('history', { metadata, history: [] }),
      { kind: 'ignored' },
    ],
    [
      'calls are not worked',
      change('calls', { metadata, calls: [{}] }),
      { kind: 'ignored', why: 'calls is no conversation', isNeedless: true },
    ],
    [
      'a change without a number is ignored',
      change('messages', { messages: [head] }),
      { kind: 'ignored', accountId: null },
    ],
    ['an event of a page is ignored', { object: 'page', entry: [] }, { kind: 'ignored' }],
    ['no event at all is ignored', 'hello', { kind: 'ignored' }],
  ])('%s', (_, body, expected) => {
    expect(parseWhatsAppEvent(body)).toMatchObject([expected])
  })

  test('an empty standby says nothing', () => {
    expect(parseWhatsAppEvent(change('standby', { metadata, standby: {} }))).toEqual([])
  })
})

test('one rotten item does not keep the others from being read', () => {
  const incoming = parseWhatsAppEvent({
    object: 'whatsapp_business_account',
    entry: [
      null,
      {
        id: 'waba-1',
        changes: [
          { field: 'messages' },
          {
            field: 'messages',
            value: {
              metadata,
              messages: [3, { ...head, type: 'text' }],
              statuses: ['x', { id: 'wamid.o', status: 'read' }],
            },
          },
        ],
      },
    ],
  })

  expect(incoming.map(({ kind }) => kind)).toEqual(['ignored', 'ignored', 'ignored', 'message', 'ignored', 'status'])
})

test('each step of a status has a key of its own, and a repeated one the same', () => {
  const key = (name: string) => parseWhatsAppEvent(status({ status: name, recipient_id: '1' }))[0]?.eventKey

  expect(key('sent')).toBe(key('sent'))
  expect(key('sent')).not.toBe(key('delivered'))
})

const keys = [
  'id',
  'type',
  'from',
  'text',
  'image',
  'system',
  'context',
  'errors',
  'reaction',
  'edit',
  'interactive',
  'status',
]
const rotten = fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.jsonValue(), fc.constantFrom(...keys)))
const parts = ['messages', 'statuses', 'errors', 'contacts', 'message_echoes', 'user_preferences', 'standby']
const rottenValue = fc.dictionary(fc.constantFrom(...parts), fc.oneof(fc.array(rotten), fc.jsonValue()))

test('whatever JSON comes in, an array comes out', () => {
  const field = fc.constantFrom(
    'messages',
    'standby',
    'smb_message_echoes',
    'messaging_handovers',
    'account_update',
    'x',
  )
  const rottenEvent = fc.tuple(field, rottenValue).map(([name, content]) => change(name, { metadata, ...content }))

  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), rottenEvent), body => {
      const incoming = parseWhatsAppEvent(body)

      expect(Array.isArray(incoming)).toBe(true)
      for (const { eventKey } of incoming) expect(eventKey.length).toBeLessThanOrEqual(90)
    }),
    { numRuns: 300 },
  )
})
