import type { FastifyInstance } from 'fastify'
import { Refusal } from './refusal.ts'

const DEEPEST = 32

/** JSON bodies for all routes: none at all reads as `{}`, poisoned and deeply nested ones are refused. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body as string
    if (text === '') return done(null, {})
    if (depthOf(text) > DEEPEST) return done(new Refusal('NOT_JSON'), undefined)
    parse(request, text, done)
  })
}

// Counted before parsing, so that no later step recurses into what a stranger made deep.
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (character === '"') inString = !inString
    else if (inString) i += character === '\\' ? 1 : 0
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
    else if (character === '}' || character === ']') depth--
  }
  return deepest
}
