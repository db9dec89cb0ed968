import type { Fact } from '@steward/contract/platform/history.ts'
import { expect, test } from 'vitest'
import { gathered } from './gathered-facts.ts'

let count = 0
const fact = (type: string, at: string, more: Partial<Fact> = {}): Fact => ({
  id: String(++count),
  type,
  at: `2026-05-31T${at}:00.000Z`,
  actorId: 'ada',
  actorName: 'Ada',
  via: 'person',
  subjects: [],
  details: {},
  ...more,
})
const about = (message: string) => ({ subjects: [{ noun: 'message', id: message }] })

test('how far an answer got stands beside it, and what customers wrote stays a line of its own', () => {
  const told = gathered([
    fact('message.read', '10:09', about('second')),
    fact('message.delivered', '10:08', about('second')),
    fact('message.sent', '10:07', about('second')),
    fact('message.queued', '10:07', about('second')),
    fact('message.received', '10:05', about('hers')),
    fact('message.sent', '10:01', about('first')),
    fact('message.queued', '10:00', about('first')),
  ])

  expect(told.map(({ type, became }) => [type, became])).toEqual([
    ['message.queued', 'message.read'],
    ['message.received', undefined],
    ['message.queued', 'message.sent'],
  ])
})

test('what failed, was sent outside, or belongs to an answer further down is told by itself', () => {
  const types = ['message.failed', 'message.read', 'message.sent']

  const told = gathered([
    fact('message.failed', '10:02', about('mine')),
    fact('message.queued', '10:01', about('mine')),
    fact('message.read', '09:00', about('older')),
    fact('message.sent', '08:00', { ...about('theirs'), details: { elsewhere: true } }),
  ])

  expect(told.map(({ type }) => type)).toEqual([types[0], 'message.queued', ...types.slice(1)])
})

test('a draft saved again and again within minutes was changed once, from what it was first to what it is now', () => {
  const changed = (from: string, to: string) => ({ details: { changed: { notes: { from, to } } } })

  const told = gathered([
    fact('invoice.changed', '10:02', changed('b', 'c')),
    fact('invoice.changed', '10:01', changed('a', 'b')),
    fact('invoice.changed', '09:00', changed('', 'a')),
  ])

  expect(told.map(({ details }) => details.changed)).toEqual([
    { notes: { from: 'a', to: 'c' } },
    { notes: { from: '', to: 'a' } },
  ])
})
