import * as http from 'node:http'
import * as https from 'node:https'

export interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  body: string
}

/** No answer. `sent` is false when the other side can't have seen the request. */
export class NoAnswer extends Error {
  readonly sent: boolean

  constructor(sent: boolean, cause: unknown) {
    super('no answer', { cause })
    this.name = 'NoAnswer'
    this.sent = sent
  }
}

interface Request {
  method: string
  headers: Record<string, string>
  body?: string | Buffer | undefined
  timeoutMs: number
}

const largestAnswer = 1024 * 1024

/**
 * One request on a connection of its own. Not `fetch`: that can't tell a request that never left from one that was
 * lost on the way, and a message must be repeated after the first and never after the second. It follows no redirects.
 */
export function exchange(url: URL, { method, headers, body, timeoutMs }: Request): Promise<Answer> {
  const isEncrypted = url.protocol === 'https:'
  const signal = AbortSignal.timeout(timeoutMs)

  return new Promise((resolve, reject) => {
    let sent = false
    const refuse = (cause: unknown) => reject(new NoAnswer(sent, cause))

    const request = (isEncrypted ? https : http).request(url, { method, headers, signal, agent: false }, response =>
      readBody(response).then(
        text => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        refuse,
      ),
    )
    request.on('socket', socket =>
      socket.once(isEncrypted ? 'secureConnect' : 'connect', () => {
        sent = true
      }),
    )
    request.on('error', refuse)
    request.end(body)
  })
}

async function readBody(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    size += chunk.length
    if (size > largestAnswer) throw new Error('the answer is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
