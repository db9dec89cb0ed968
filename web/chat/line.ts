import type {
  ChatHome,
  ChatMessage,
  ChatPage,
  ChatTyping,
  VisitorFile,
  VisitorMark,
  VisitorMessage,
} from '@steward/contract/inbox/visitors.ts'

/** The server was reached and refused. Anything else that is thrown means that it was not reached. */
export class Refused extends Error {
  readonly status: number
  /** Of the problem; empty where the server did not say. */
  readonly code: string
  /** Seconds after which it is worth trying again. */
  readonly retryAfter: number

  constructor(status: number, code: string, retryAfter: number) {
    super(code)
    this.status = status
    this.code = code
    this.retryAfter = retryAfter
  }

  /** Trying the same again will not help. */
  get isFinal() {
    return this.status < 500 && this.status !== 429 && this.status !== 408
  }
}

interface Sent {
  method?: string
  json?: unknown
  file?: Blob
  signal?: AbortSignal
}

/** All that is asked of the server; its answers are never taken from a cache, and no cookies go along. */
export function lineTo(server: string, key: string, token: () => string | undefined) {
  const ask = async (path: string, { method = 'GET', json, file, signal }: Sent = {}): Promise<Response> => {
    const known = token()
    const answer = await fetch(`${server}/chat/v1/${key}${path}`, {
      method,
      credentials: 'omit',
      cache: 'no-store',
      headers: {
        ...(known && { authorization: `Bearer ${known}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(file && { 'content-type': 'application/octet-stream' }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(file && { body: file }),
      ...(signal && { signal }),
    })
    if (answer.ok) return answer
    const { code = '' } = await answer.json().catch(() => ({}))
    throw new Refused(answer.status, code, Number(answer.headers.get('retry-after') ?? 0))
  }
  const read = async <T>(path: string, sent?: Sent): Promise<T> => (await ask(path, sent)).json()

  return {
    home: () => read<ChatHome>(''),
    messages: (cursor?: string) => read<ChatPage>(`/messages${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`),
    write: (message: VisitorMessage) => read<ChatMessage>('/messages', { method: 'POST', json: message }),
    sendFile: ({ id, ...about }: VisitorFile, file: Blob) =>
      read<ChatMessage>(`/messages/${id}/file?${new URLSearchParams(about)}`, { method: 'PUT', file }),
    file: async (id: string) => (await ask(`/files/${id}`)).blob(),
    mark: (mark: VisitorMark) => ask('/seen', { method: 'POST', json: mark }),
    type: (isTyping: boolean) => ask('/typing', { method: 'POST', json: { isTyping } }),
    stream: (signal: AbortSignal) => ask('/live', { signal }),
  }
}

export type Line = ReturnType<typeof lineTo>

export interface Listener {
  /** The stream stands, for the first time or again: whatever was missed has to be read. */
  onOpen(): void
  onBroken(): void
  onNews(): void
  onRead(): void
  onTyping(typing: ChatTyping): void
}

const SILENCE_MS = 45_000
const LONGEST_WAIT_MS = 30_000

/** Listens until it is stopped, dialling again with growing waits. A line on which not even a heartbeat comes is given up. */
export function listen(line: Line, listener: Listener): () => void {
  let isOver = false
  let current = new AbortController()
  let wake = () => {}

  const wait = (ms: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const onOnline = () => wake()
  addEventListener('online', onOnline)

  const loop = async () => {
    for (let failures = 0; !isOver; failures++) {
      current = new AbortController()
      try {
        const answer = await line.stream(current.signal)
        failures = 0
        listener.onOpen()
        await follow(answer, current, listener)
      } catch (error) {
        if (error instanceof Refused && error.isFinal) isOver = true
      }
      if (isOver) return
      listener.onBroken()
      await wait(Math.min(1000 * 2 ** failures, LONGEST_WAIT_MS) * (0.7 + Math.random() * 0.6))
    }
  }
  void loop()

  return () => {
    isOver = true
    removeEventListener('online', onOnline)
    current.abort()
    wake()
  }
}

async function follow({ body }: Response, line: AbortController, listener: Listener) {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const silence = setTimeout(() => line.abort(), SILENCE_MS)
    const { done, value } = (await reader?.read().finally(() => clearTimeout(silence))) ?? { done: true }
    if (done || value === undefined) return
    text += value
    const blocks = text.split('\n\n')
    text = blocks.pop() as string
    for (const block of blocks) hear(block, listener)
  }
}

function hear(block: string, { onNews, onRead, onTyping }: Listener) {
  const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
  if (event === 'messages') onNews()
  if (event === 'read') onRead()
  if (event === 'typing') onTyping(JSON.parse(data as string))
}
