import { verdicts } from '@steward/contract/inbox/verdicts.ts'
import type { Env } from '../../platform/env.ts'
import { ChannelFailure, rejected, retry, unknownOutcome, type Verdict } from '../verdict.ts'
import { type Answer, exchange, NoAnswer } from './exchange.ts'
import { type Fields, fields, id, list, number, text } from './payload.ts'
import { appSecretProof } from './signature.ts'
import { lookUp, unavailable, type VerdictTable } from './verdicts.ts'

export interface GraphAccess {
  /** Such as https://graph.facebook.com. */
  url: string
  /** Such as v26.0. */
  version: string
  /** The secret of the app that the tokens were given to; each call is then proved with it. */
  appSecret?: string
  timeoutMs?: number
}

/** With several apps configured, tokens are taken to be of the first. */
export const graphOf = ({ META_GRAPH_URL, META_GRAPH_VERSION, META_APP_SECRET }: Env): GraphAccess => ({
  url: META_GRAPH_URL,
  version: META_GRAPH_VERSION,
  appSecret: META_APP_SECRET[0],
})

export interface GraphCall {
  /** What the error codes of this API mean. */
  verdicts: VerdictTable
  method: 'GET' | 'POST' | 'DELETE'
  /** After the version, one part each: `[pageId, 'messages']`. */
  path: string[]
  /** Left out of calls that carry the app's own secret in their query instead. */
  token?: string
  query?: Record<string, string>
  body?: unknown
  /** Instead of `body`: a file with its fields. */
  form?: FormData
  /** For calls that carry much. */
  timeoutMs?: number
  /** Doing it twice does no harm, so a lost answer is worth a retry. Reading always is. */
  repeatable?: boolean
}

/** Meta refused, or did not answer. */
export class GraphError extends ChannelFailure {
  readonly code: number | null
  readonly subcode: number | null
  /** Meta's support asks for it. */
  readonly traceId: string | null

  constructor(verdict: Verdict, refusal: Refusal = {}, cause?: unknown) {
    super(verdict, { message: refusal.message, errorCode: codeOf(refusal) }, cause)
    this.name = 'GraphError'
    this.code = refusal.code ?? null
    this.subcode = refusal.subcode ?? null
    this.traceId = refusal.traceId ?? null
  }
}

interface Refusal {
  code?: number
  subcode?: number | null
  traceId?: string
  message?: string
}

const codeOf = ({ code, subcode }: Refusal) =>
  code === undefined ? undefined : typeof subcode === 'number' ? `${code}/${subcode}` : `${code}`

const patienceMs = 10_000

/** The answer's fields, or a GraphError. */
export async function graphCall(graph: GraphAccess, call: GraphCall): Promise<Fields> {
  const answer = await ask(graph, call)
  const content = fields(jsonOrNothing(answer.body))
  if (answer.status < 300 && content && !content.error) return content
  throw refusalOf(answer, content, call)
}

async function ask(graph: GraphAccess, call: GraphCall): Promise<Answer> {
  try {
    const { type, body } = await bodyOf(call)
    return await exchange(addressOf(graph, call), {
      method: call.method,
      headers: {
        ...(call.token && { authorization: `Bearer ${call.token}` }),
        accept: 'application/json',
        ...(type && { 'content-type': type }),
      },
      body,
      timeoutMs: call.timeoutMs ?? graph.timeoutMs ?? patienceMs,
    })
  } catch (failure) {
    if (!(failure instanceof NoAnswer)) throw failure
    throw new GraphError(failure.sent ? verdictOfSilence(call) : unavailable, {}, failure.cause)
  }
}

async function bodyOf({ body, form }: GraphCall) {
  if (!form) return body === undefined ? {} : { type: 'application/json', body: JSON.stringify(body) }
  const written = new Response(form)
  return { type: written.headers.get('content-type') ?? '', body: Buffer.from(await written.arrayBuffer()) }
}

function addressOf(graph: GraphAccess, { path, query, token }: GraphCall): URL {
  const address = new URL([graph.url.replace(/\/+$/, ''), graph.version, ...path.map(encodeURIComponent)].join('/'))
  for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value)
  if (graph.appSecret && token) address.searchParams.set('appsecret_proof', appSecretProof(token, graph.appSecret))
  return address
}

const verdictOfSilence = ({ method, repeatable }: GraphCall) =>
  repeatable || method === 'GET' ? unavailable : unknownOutcome

function refusalOf(answer: Answer, content: Fields | undefined, call: GraphCall): GraphError {
  const error = fields(content?.error)
  const code = number(error?.code)
  if (!error || code === undefined) return new GraphError(verdictWithoutCode(answer, call))

  const subcode = number(error.error_subcode) ?? null
  const verdict = lookUp(call.verdicts, code, subcode) ?? verdictOfUnknownCode(answer)
  return new GraphError(withMetasPatience(verdict, answer), {
    code,
    subcode,
    traceId: id(error.fbtrace_id),
    message: withoutSecrets(text(fields(error.error_data)?.details) ?? text(error.message), call),
  })
}

// Meta repeats a malformed token in its message, and messages of errors are logged.
function withoutSecrets(message: string | undefined, { token, query = {} }: GraphCall): string | undefined {
  const secrets = [token, ...secretParameters.map(name => query[name])].filter(secret => secret !== undefined)
  return secrets.reduce((words, secret) => words?.replaceAll(secret, '(token)'), message)
}
const secretParameters = ['access_token', 'input_token', 'client_secret', 'code', 'fb_exchange_token']

// During outages the body is a page for people, whatever the status. Accepted but unreadable may well have left.
function verdictWithoutCode(answer: Answer, call: GraphCall): Verdict {
  return answer.status >= 200 && answer.status < 300 ? verdictOfSilence(call) : withMetasPatience(unavailable, answer)
}

const verdictOfUnknownCode = ({ status }: Answer) =>
  status >= 500 || status === 429 ? retry(verdicts.meta_troubled) : rejected(verdicts.meta_refused)

function withMetasPatience(verdict: Verdict, { headers }: Answer): Verdict {
  if (verdict.kind !== 'retry') return verdict
  const named = Math.max(
    verdict.retryAfterMs ?? 0,
    retryAfter(headers['retry-after']),
    regainAccess(headers['x-business-use-case-usage']),
  )
  return named > 0 ? { ...verdict, retryAfterMs: named } : verdict
}

const retryAfter = (header: unknown) => Math.max(number(header) ?? 0, 0) * 1000

// Account id -> usages, each with the minutes until calls are accepted again.
function regainAccess(header: unknown): number {
  const accounts = Object.values(fields(jsonOrNothing(text(header) ?? '')) ?? {})
  const minutes = accounts.flatMap(list).map(usage => number(fields(usage)?.estimated_time_to_regain_access) ?? 0)
  return Math.max(0, ...minutes) * 60_000
}

function jsonOrNothing(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
