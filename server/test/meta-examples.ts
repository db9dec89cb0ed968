import { readdirSync, readFileSync } from 'node:fs'

interface MetaExample {
  name: string
  payload: unknown
  /** The facts in the payload, in its order. */
  expect: object[]
}

const folder = new URL('./meta-examples/', import.meta.url)

export function metaExamples(channel: 'fb' | 'wa'): MetaExample[] {
  const files = readdirSync(folder).filter(file => file.startsWith(`${channel}-`))
  return files.map(file => ({
    name: file.replace('.json', ''),
    ...(readMetaExample(file) as Omit<MetaExample, 'name'>),
  }))
}

export function readMetaExample(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
}
