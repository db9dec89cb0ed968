import type { Incoming } from './incoming.ts'

const DEPTH = 64

/** The object in a delivery's text; a sentence when there is none that may be read. */
export function jsonOf(text: string): object | string {
  if (depthOf(text) > DEPTH) return 'nested too deeply'
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : 'not an object'
  } catch {
    return 'not JSON'
  }
}

// Counted before parsing, in one pass over the text.
function depthOf(text: string): number {
  let [depth, deepest, isText] = [0, 0, false]
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (character === '\\' && isText) i++
    else if (character === '"') isText = !isText
    else if (!isText && (character === '{' || character === '[')) deepest = Math.max(deepest, ++depth)
    else if (!isText && (character === '}' || character === ']')) depth--
  }
  return deepest
}

/** The item without what no database keeps as text: NUL and half characters. The answer of a form is left out, nobody reads it yet. */
export function cleaned(item: Incoming): Incoming {
  const { formResponse: _, ...rest } = item as Incoming & { formResponse?: unknown }
  return withCleanTexts(rest) as Incoming
}

function withCleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (Array.isArray(value)) return value.map(withCleanTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withCleanTexts(inner)]))
}
