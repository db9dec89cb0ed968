import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitText } from './split-text.ts'

test('a short text stays one', () => {
  expect(splitText('We open at nine.', 2000)).toEqual(['We open at nine.'])
})

test('a long text is cut between sentences', () => {
  expect(splitText('We open at nine. Bread is ready at ten.', 25)).toEqual([
    'We open at nine.',
    'Bread is ready at ten.',
  ])
})

test('a paragraph is a better border than a sentence', () => {
  expect(splitText('First.\nSecond one.\n\nThird. Fourth one.', 30)).toEqual([
    'First.\nSecond one.',
    'Third. Fourth one.',
  ])
})

test('a word that fits nowhere is cut, but no character is', () => {
  expect(splitText('👍👍👍', 3)).toEqual(['👍', '👍', '👍'])
})

test('nothing is nothing', () => {
  expect(splitText('  \n ', 10)).toEqual([])
})

test('whatever is split fits, and no word is lost', () => {
  const wordless = (text: string) => text.replace(/\s/g, '')

  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(' ', '. ', '\n\n'))),
      fc.integer({ min: 2, max: 40 }),
      (pieces, limit) => {
        const text = pieces.join('')
        const parts = splitText(text, limit)

        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit)
          expect(part.trim()).not.toBe('')
        }
        expect(wordless(parts.join(''))).toBe(wordless(text))
      },
    ),
    { numRuns: 300 },
  )
})
