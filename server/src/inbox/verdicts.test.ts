import { verdictCodeOf } from '@steward/contract/inbox/verdicts.ts'
import { expect, test } from 'vitest'
import { messengerVerdicts } from './messenger/verdicts.ts'
import { unknownOutcome, windowClosed } from './verdict.ts'
import { whatsAppVerdicts } from './whatsapp/verdicts.ts'

test('whatever a channel answers has a code, so that every screen says it in its own language', () => {
  const known = [...messengerVerdicts.values(), ...whatsAppVerdicts.values(), unknownOutcome, windowClosed]

  expect(known.length).toBeGreaterThan(60)
  expect(known.filter(({ sentence }) => verdictCodeOf(sentence) === undefined)).toEqual([])
  expect(verdictCodeOf('(#100) Tried accessing nonexisting field')).toBeUndefined()
})
