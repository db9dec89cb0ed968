import { expect, test } from 'vitest'
import { filled, firstOpen, openFields } from './reply-fields.ts'

test('fields are filled in with what is known, wherever and however often they stand', () => {
  const words = 'Hello {customer}, this is {agent}. Bye {customer}!'

  expect(filled(words, { customer: 'Ana Example', agent: 'Sara' })).toBe(
    'Hello Ana Example, this is Sara. Bye Ana Example!',
  )
})

test('what is not known stays open, is found, and other braces are only braces', () => {
  const words = filled('{customer} of {company} {braces}', { company: 'Lighthouse', customer: ' ' })

  expect(words).toBe('{customer} of Lighthouse {braces}')
  expect(openFields(words)).toEqual(['{customer}'])
  expect(firstOpen(words)).toEqual({ from: 0, to: 10 })
  expect(firstOpen('nothing')).toBeNull()
})

test('a name that looks like a field or a pattern is taken as it is', () => {
  expect(filled('Hi {customer}', { customer: '$& {agent}', agent: 'Sara' })).toBe('Hi $& {agent}')
})
