import { routes } from 'virtual:api-routes'
import type { ClientLink } from '@orpc/client'
import { confirmPassword } from './password-needed.ts'
import { isProblem, Problem, problemOf } from './problem.ts'

/** What a caller may add to a call: `api.crm.leads.change.call(input, { context: { version: lead.version } })`. */
export interface CallContext {
  /** Sent as If-Match: the change is refused with CHANGED_MEANWHILE when somebody was faster. */
  version?: number
  /** Two calls with the same key do the thing once. POSTs without one get a fresh key each. */
  idempotencyKey?: string
}

const BASE = '/api/v1'

/** Calls the contract's procedures as plain JSON over HTTP. Throws a Problem for everything that is not 2xx. */
export const link: ClientLink<CallContext> = {
  async call(path, input, { context, signal }) {
    const request = requestOf(path, input, context)
    try {
      return await send(request, signal)
    } catch (error) {
      // The same request goes out again once the password is given; a cancelled dialog leaves the refusal as it was.
      if (!isProblem(error, 'PASSWORD_NEEDED') || !(await confirmPassword())) throw error
      return await send(request, signal)
    }
  },
}

interface Outgoing {
  url: string
  method: string
  headers: Record<string, string>
  body?: string
}

function requestOf(path: readonly string[], input: unknown, { version, idempotencyKey }: CallContext): Outgoing {
  const route = routes[path.join('.')]
  if (!route) throw new Error(`The contract has no procedure ${path.join('.')}`)
  const [method, template] = route
  const rest = new Map(Object.entries((input ?? {}) as Record<string, unknown>))
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest.get(name))
    rest.delete(name)
    return encodeURIComponent(value)
  })
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method === 'GET') return { method, url: BASE + filled + queryOf(rest), headers }

  if (version !== undefined) headers['if-match'] = `"${version}"`
  if (method === 'POST') headers['idempotency-key'] = idempotencyKey ?? newKey()
  if (method === 'DELETE' && rest.size === 0) return { method, url: BASE + filled, headers }
  headers['content-type'] = 'application/json'
  return { method, url: BASE + filled, headers, body: JSON.stringify(Object.fromEntries(rest)) }
}

function queryOf(input: Map<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of input) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  return query.size ? `?${query}` : ''
}

// Browsers let few and small requests outlive their page (64 kB at once, https://fetch.spec.whatwg.org/#http-network-or-cache-fetch).
const LASTING_MOST = 10
const LASTING_CHARACTERS = 2000
let lasting = 0

/** Sends a change so that it arrives even when its page is left at once: the screen has shown it as done already. */
async function sent({ url, ...request }: Outgoing, signal: AbortSignal | undefined): Promise<Response> {
  const { method, body = '' } = request
  const keepalive = method !== 'GET' && body.length <= LASTING_CHARACTERS && lasting < LASTING_MOST
  if (keepalive) lasting++
  try {
    return await fetch(url, { ...request, signal: signal ?? null, credentials: 'same-origin', keepalive })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Problem({ status: 0, code: 'OFFLINE' })
  } finally {
    if (keepalive) lasting--
  }
}

async function send(request: Outgoing, signal: AbortSignal | undefined): Promise<unknown> {
  const response = await sent(request, signal)
  if (!response.ok) throw await problemOf(response)
  return response.status === 204 ? undefined : response.json()
}

/** A key no other request has. `crypto.randomUUID` is missing on plain http in a house network. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
