import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { jobWords } from './job-words.ts'

const server = path.join(import.meta.dirname, '../../../../server/src')

test('every kind of job is called something', () => {
  const texts = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('generated'))
    .map(file => readFileSync(path.join(server, file), 'utf8'))
  const named = texts
    .flatMap(text => [...text.matchAll(/JobFunctions = \{([^}]*)\}/g)])
    .flatMap(([, body]) => [...(body as string).matchAll(/'([a-z-]+)':/g)].map(([, name]) => name as string))

  expect(named.length).toBeGreaterThan(5)
  expect(named.filter(name => !(name in jobWords))).toEqual([])
})
