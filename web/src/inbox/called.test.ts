import { expect, test } from 'vitest'
import { calledIn } from './called.ts'

const people = ['Tom', 'Tom Baker', 'Zoë', 'D. (Dee) Ray'].map(name => ({ id: name, name }))
const namesIn = (text: string) => calledIn(text, people).map(({ name }) => name)

test('who is called stands in the text with an @, whole and in the longest form', () => {
  expect(namesIn('Ask @Tom Baker, he knows')).toEqual(['Tom Baker'])
  expect(namesIn('@Tom and @Tom Baker: please')).toEqual(['Tom', 'Tom Baker'])
  expect(namesIn('@Zoë!')).toEqual(['Zoë'])
  expect(namesIn('for @D. (Dee) Ray')).toEqual(['D. (Dee) Ray'])
})

test('a word that only begins like a name calls nobody, nor does a name without the sign', () => {
  expect(namesIn('@Tomorrow')).toEqual([])
  expect(namesIn('Tom said so')).toEqual([])
  expect(calledIn('@Tom', [])).toEqual([])
})
