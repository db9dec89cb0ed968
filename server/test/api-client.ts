import { createORPCClient } from '@orpc/client'
import type { Api } from '@steward/contract/router.ts'
import { contract } from '@steward/contract/router.ts'
import type { FastifyInstance } from 'fastify'

/** What a test catches when a request is refused. */
export class RefusedRequest extends Error {
  readonly status: number
  readonly code: string
  readonly problem: { errors?: { path: string; message: string }[]; data?: unknown; detail?: string }
  constructor(status: number, problem: { code: string; detail: string }) {
    super(`${status} ${problem.code}: ${problem.detail}`)
    this.status = status
    this.code = problem.code
    this.problem = problem
  }
}

export interface Browser {
  cookie: string
  headers: Record<string, string>
}

interface Node {
  '~orpc'?: { route: { method: string; path: string } }
  [key: string]: unknown
}

export function routeOf(path: readonly string[]): { method: string; path: string } {
  const node = path.reduce<Node>((here, key) => here[key] as Node, contract as unknown as Node)
  return (node['~orpc'] as { route: { method: string; path: string } }).route
}

/** The contract as a person in a browser calls it: over HTTP, cookies kept, refusals thrown. */
export function apiOf(app: FastifyInstance, browser: Browser): Api {
  const call = async (
    path: readonly string[],
    input: unknown,
    options: { context?: { headers?: Record<string, string> } },
  ) => {
    const route = routeOf(path)
    const { url, rest } = fill(route.path, (input ?? {}) as Record<string, unknown>)
    const reads = route.method === 'GET' || route.method === 'DELETE'
    const answer = await app.inject({
      method: route.method as 'GET',
      url: `/api/v1${url}`,
      ...(reads ? { query: stringsOf(rest) } : { payload: rest }),
      headers: { cookie: browser.cookie, ...browser.headers, ...options.context?.headers },
    })
    const cookie = answer.headers['set-cookie']
    if (cookie) browser.cookie = String(cookie).split(';')[0] as string
    if (answer.statusCode >= 400) throw new RefusedRequest(answer.statusCode, answer.json())
    return answer.statusCode === 204 ? undefined : answer.json()
  }
  return createORPCClient({ call } as never) as unknown as Api
}

function fill(path: string, input: Record<string, unknown>) {
  const rest = { ...input }
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { url, rest }
}

const stringsOf = (query: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  )
