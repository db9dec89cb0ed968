import { eventKey, type Incoming } from '../incoming.ts'
import { type Fields, id, instant, list, number, text } from '../meta/payload.ts'
import { channelOf, type Item, type ItemOfPerson, personOf } from './item.ts'
import { readMessage } from './message.ts'
import { referralOf } from './referral.ts'

export const ofPerson = new Map<string, (item: ItemOfPerson, content: Fields) => Incoming | undefined>([
  ['message', readMessage],
  ['delivery', (item, content) => readWatermark(item, content, 'delivered')],
  ['read', (item, content) => readWatermark(item, content, 'read')],
  ['postback', readPostback],
  ['referral', readReferral],
  ['reaction', readReaction],
  ['message_edit', readEdit],
])

export const ofAnyone = new Map<string, (item: Item, content: Fields) => Incoming>([
  ['optin', readOptin],
  ['pass_thread_control', (item, content) => readHandover(item, content, 'passed')],
  ['take_thread_control', (item, content) => readHandover(item, content, 'taken')],
  ['request_thread_control', (item, content) => readHandover(item, content, 'requested')],
  ['app_roles', readRoles],
  ['policy_enforcement', readPolicy],
])

function readWatermark(item: ItemOfPerson, content: Fields, status: 'delivered' | 'read'): Incoming | undefined {
  const watermarkMs = instant(content.watermark) ?? null
  const externalMessageIds = [...list(content.mids), content.mid].flatMap(mid => id(mid) ?? [])
  if (watermarkMs === null && externalMessageIds.length === 0) return undefined

  return {
    kind: 'status',
    eventKey: eventKey('status', item.accountId, item.externalUserId, status, watermarkMs, externalMessageIds),
    ...personOf(item),
    status,
    externalMessageIds,
    watermarkMs,
    timestampMs: instant(item.fields.timestamp) ?? watermarkMs ?? item.timestampMs,
  }
}

function readPostback(item: ItemOfPerson, postback: Fields): Incoming {
  const mid = id(postback.mid)
  return {
    kind: 'postback',
    eventKey: eventKey('postback', item.accountId, mid ?? [item.externalUserId, item.timestampMs, postback]),
    ...personOf(item),
    externalMessageId: mid,
    title: text(postback.title) ?? null,
    payload: text(postback.payload),
    referral: referralOf(postback.referral ?? item.fields.referral),
  }
}

function readReferral(item: ItemOfPerson, content: Fields): Incoming | undefined {
  const referral = referralOf(content)
  return (
    referral && {
      kind: 'referral',
      eventKey: eventKey('referral', item.accountId, item.externalUserId, item.timestampMs, content),
      ...personOf(item),
      referral,
    }
  )
}

const emojiOf = new Map<unknown, string>([
  ['smile', '😆'],
  ['angry', '😠'],
  ['sad', '😢'],
  ['wow', '😮'],
  ['love', '❤️'],
  ['like', '👍'],
  ['dislike', '👎'],
  ['other', '❔'],
])

// A kind that came up later is a reaction all the same.
const UNKNOWN = '❔'

function readReaction(item: ItemOfPerson, reaction: Fields): Incoming | undefined {
  const target = id(reaction.mid)
  if (!target) return undefined

  const emoji =
    reaction.action === 'unreact' ? null : (text(reaction.emoji) ?? emojiOf.get(reaction.reaction) ?? UNKNOWN)
  const action = emoji === null ? 'unreact' : 'react'
  return {
    kind: 'reaction',
    eventKey: eventKey('reaction', item.accountId, item.externalUserId, target, item.timestampMs, action, emoji),
    ...personOf(item),
    direction: item.direction,
    action,
    emoji,
    targetExternalMessageId: target,
  }
}

function readEdit(item: ItemOfPerson, edit: Fields): Incoming | undefined {
  const target = id(edit.mid)
  if (!target) return undefined

  const editCount = number(edit.num_edit)
  return {
    kind: 'edit',
    eventKey: eventKey('edit', item.accountId, target, editCount ?? item.timestampMs),
    ...personOf(item),
    direction: item.direction,
    targetExternalMessageId: target,
    text: text(edit.text) ?? null,
    editCount,
  }
}

function readOptin(item: Item, optin: Fields): Incoming {
  return {
    kind: 'optin',
    eventKey: eventKey('optin', item.accountId, item.externalUserId, item.timestampMs, optin),
    ...channelOf(item),
    externalUserId: item.externalUserId ?? null,
    userRef: id(optin.user_ref),
    ref: text(optin.ref) ?? text(optin.payload),
  }
}

function readHandover(item: Item, control: Fields, action: 'passed' | 'taken' | 'requested'): Incoming {
  return {
    kind: 'handover',
    eventKey: eventKey('handover', item.accountId, item.externalUserId, item.timestampMs, action, control),
    ...channelOf(item),
    action,
    externalUserId: item.externalUserId ?? null,
    previousOwnerAppId: id(control.previous_owner_app_id),
    newOwnerAppId: id(control.new_owner_app_id),
    requestedOwnerAppId: id(control.requested_owner_app_id),
    metadata: text(control.metadata),
  }
}

function readRoles(item: Item, roles: Fields): Incoming {
  return {
    kind: 'handover',
    eventKey: eventKey('handover', item.accountId, item.timestampMs, 'roles', roles),
    ...channelOf(item),
    action: 'roles',
    externalUserId: null,
    roles: Object.fromEntries(
      Object.entries(roles).map(([appId, names]) => [appId, list(names).flatMap(name => text(name) ?? [])]),
    ),
  }
}

function readPolicy(item: Item, policy: Fields): Incoming {
  return {
    kind: 'account_event',
    eventKey: eventKey('account_event', item.accountId, 'policy_enforcement', item.timestampMs, policy),
    ...channelOf(item),
    field: 'policy_enforcement',
    event: text(policy.action) ?? null,
    reason: text(policy.reason),
  }
}
