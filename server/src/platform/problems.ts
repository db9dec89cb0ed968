import { ORPCError, ValidationError } from '@orpc/server'
import { type Problem, type RefusalCode, refusals } from '@steward/contract/platform/refusals.ts'
import type { FastifyError } from 'fastify'
import { faultOf } from './db/faults.ts'
import { badField, Refusal } from './refusal.ts'

/** Turns whatever was thrown into a refusal; a fault of ours becomes BROKEN. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return badInput(error)
  return ofFastify(error as FastifyError) ?? ofDatabase(error) ?? new Refusal('BROKEN')
}

interface Issue {
  message: string
  path?: readonly unknown[]
  code?: string
  keys?: string[]
}

// Unknown fields come as one issue of the object; each is named by its own path.
function badInput(error: ORPCError<string, unknown>): Refusal {
  const issues = (error.cause instanceof ValidationError ? error.cause.issues : []) as Issue[]
  const pathOf = (parts: readonly unknown[] = []) =>
    parts.map(part => String(typeof part === 'object' && part !== null && 'key' in part ? part.key : part))
  const errors = issues.flatMap(({ message, path, code, keys }) =>
    code === 'unrecognized_keys' && keys
      ? keys.map(key => ({ path: [...pathOf(path), key].join('.'), message: 'There is no such field' }))
      : [{ path: pathOf(path).join('.'), message }],
  )
  return new Refusal('BAD_INPUT', { errors: errors.slice(0, 50) })
}

const fastifyCodes: Record<string, RefusalCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'NOT_JSON_TYPE',
  FST_ERR_CTP_BODY_TOO_LARGE: 'TOO_LARGE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'NOT_JSON',
  FST_ERR_CTP_INVALID_JSON_BODY: 'NOT_JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'NOT_JSON',
  FST_ERR_BAD_URL: 'NOT_FOUND',
}

function ofFastify(error: FastifyError): Refusal | undefined {
  const code = fastifyCodes[error.code]
  if (code) return new Refusal(code)
  if (error instanceof SyntaxError && error.statusCode === 400) return new Refusal('NOT_JSON')
  if (error.statusCode === 414 || error.statusCode === 431) return new Refusal('TOO_LARGE')
  return undefined
}

// Unique keys whose refusal has a sentence of its own.
const takenKeys: Record<string, RefusalCode> = { users_email_key: 'EMAIL_TAKEN', integrations_page_key: 'PAGE_TAKEN' }

function ofDatabase(error: unknown): Refusal | undefined {
  const fault = faultOf(error)
  switch (fault.kind) {
    case 'taken':
      return new Refusal(takenKeys[fault.key] ?? 'ALREADY_EXISTS')
    case 'link':
      return new Refusal('NOT_FOUND')
    case 'too_long':
      return badField('', 'A value is longer or larger than can be kept')
    case 'again':
      return new Refusal('BUSY', { retryAfter: 1 })
    case 'slow':
      return new Refusal('BUSY', { retryAfter: 5 })
    case 'away':
      return new Refusal('DATABASE_AWAY', { retryAfter: 5 })
    default:
      return undefined
  }
}

/** RFC 9457 problem details of a refusal. */
export const problemOf = ({ code, message, told, status }: Refusal, requestId: string): Problem => ({
  type: `/api/docs#${code}`,
  title: refusals[code][1],
  status,
  detail: told.errors?.length
    ? told.errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')
    : message,
  code,
  request_id: requestId,
  ...(told.errors && { errors: told.errors }),
  ...(told.data !== undefined && { data: told.data }),
})
