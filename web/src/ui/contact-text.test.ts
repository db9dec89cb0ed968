import { expect, test } from 'vitest'
import { addressOf } from './contact-text.tsx'

test('mail addresses, phone numbers and sites are known for what they are', () => {
  expect(addressOf('nadia@example.com')).toBe('mailto:nadia@example.com')
  expect(addressOf('+49 (30) 123-456')).toBe('tel:+4930123456')
  expect(addressOf('030/12 34 56')).toBe('tel:030123456')
  expect(addressOf('https://example.com/a?b=c')).toBe('https://example.com/a?b=c')
})

test('nothing else leads anywhere, least of all a script', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'Nadia', '10115 Berlin', '', '12-34'])
    expect(addressOf(text)).toBeUndefined()
})
