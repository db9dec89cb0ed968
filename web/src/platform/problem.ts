import type { Problem as ProblemBody, RefusalCode } from '@steward/contract/platform/refusals.ts'

/** `OFFLINE`: the request never reached the server, or no answer came back. */
export type ProblemCode = RefusalCode | 'OFFLINE'

/** What every failed call throws: RFC 9457 problem details as the server sent them. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly code: ProblemCode
  readonly title: string
  readonly detail: string
  /** What is wrong with single fields: a path such as `lines.0.quantity`, and a sentence. */
  readonly errors: { path: string; message: string }[]
  readonly requestId: string | undefined
  /** What belongs to the refusal, such as the newer version of an object. */
  readonly data: unknown

  constructor(body: Partial<Omit<ProblemBody, 'code'>> & { status: number; code: ProblemCode }) {
    super(body.detail ?? body.title ?? body.code)
    this.status = body.status
    this.code = body.code
    this.title = body.title ?? body.code
    this.detail = body.detail ?? this.title
    this.errors = body.errors ?? []
    this.requestId = body.request_id
    this.data = body.data
  }
}

/** Is this the refusal with that code? */
export const isProblem = (error: unknown, code?: ProblemCode): error is Problem =>
  error instanceof Problem && (code === undefined || error.code === code)

/** Problem of an answer that is not 2xx; proxies in between answer in HTML, which becomes BUSY or BROKEN. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => '')
  const requestId = response.headers.get('x-request-id') ?? undefined
  try {
    const body = JSON.parse(text) as ProblemBody
    if (body.code) return new Problem({ ...body, status: response.status, request_id: body.request_id ?? requestId })
  } catch {}
  const code = [502, 503, 504].includes(response.status) ? 'BUSY' : 'BROKEN'
  return new Problem({ status: response.status, code, request_id: requestId })
}
