import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { i18n } from '@lingui/core'
import { permissionKeys } from '@steward/contract/platform/permissions.ts'
import { beforeAll, expect, test } from 'vitest'
import { formatsOf } from '../ui/formats.tsx'
import { sentenceOfFact } from './fact-sentences.ts'
import { permissionSentences } from './permission-sentences.ts'

const server = path.join(import.meta.dirname, '../../../server/src')
const formats = formatsOf({ locale: 'en', currency: 'EUR', timezone: 'UTC', today: '2026-05-31' })

const sources = () =>
  readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !file.includes('.test.') && !file.includes('generated'))
    .map(file => readFileSync(path.join(server, file), 'utf8'))

/** Every type of fact that stands somewhere in the server's sources: a noun people may hear of, and what happened to it. */
function recordedTypes(): string[] {
  const texts = sources()
  const rights = texts.find(text => text.includes('const rightsOf')) ?? ''
  const nouns = [...rights.matchAll(/^ {2}(\w+): \{ view: /gm)].map(([, noun]) => noun)
  const type = new RegExp(`'((?:${nouns.join('|')})\\.[a-z_]+)'`, 'g')
  return [...new Set(texts.flatMap(text => [...text.matchAll(type)].map(([, found]) => found as string)))].sort()
}

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

test('whatever the server records has a sentence', () => {
  const types = recordedTypes()
  expect(types.length).toBeGreaterThan(60)

  const unspoken = types.filter(type => {
    const fact = { id: '', type, at: '', actorId: null, actorName: 'Ada', via: 'person', subjects: [], details: {} }
    return sentenceOfFact(fact, formats) === `Ada: ${type.replaceAll(/[._]/g, ' ')}`
  })

  expect(unspoken).toEqual([])
})

test('every right has a sentence of its own', () => {
  const sentences = permissionKeys.map(key => i18n._(permissionSentences[key]))
  expect(new Set(sentences).size).toBe(permissionKeys.length)
})
