import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Integration } from '@steward/contract/inbox/integrations.ts'
import type { ChatPage } from '@steward/contract/inbox/visitors.ts'
import { uuidv7 } from 'uuidv7'
import { expect } from 'vitest'
import { type Company, newCompany, theWorld } from './world.ts'

export const SITE = 'https://www.harbour-bakery.example'

export interface Chat {
  company: Company
  channel: Integration
}

/** A company with a web chat on its site. */
export async function withChat(name = 'Harbour Bakery'): Promise<Chat> {
  const company = await newCompany({ name })
  const channel = await company.admin.api.inbox.webChats.create({ name, origins: [SITE], greeting: 'Good morning!' })
  return { company, channel }
}

interface Sent {
  method?: 'GET' | 'POST' | 'PUT' | 'OPTIONS'
  path?: string
  body?: object | string | Buffer
  headers?: Record<string, string>
}

/** A browser on a page with the chat. */
export class Visitor {
  readonly token: string
  readonly origin: string
  readonly #chat: Chat

  constructor(chat: Chat, { token = randomBytes(32).toString('base64url'), origin = SITE } = {}) {
    this.#chat = chat
    this.token = token
    this.origin = origin
  }

  ask({ method = 'GET', path = '', body, headers }: Sent = {}) {
    return this.#chat.company.app.inject({
      ...{ method, url: `/chat/v1/${this.#chat.channel.pageId}${path}`, payload: body as object },
      headers: {
        origin: this.origin,
        authorization: `Bearer ${this.token}`,
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
        ...headers,
      },
    })
  }

  writes(
    text: string,
    { id = uuidv7(), ...about }: { id?: string; name?: string; email?: string; page?: string } = {},
  ) {
    return this.ask({ method: 'POST', path: '/messages', body: { id, text, ...about } })
  }

  sendsFile(content: Buffer, fileName: string, id: string = uuidv7(), headers?: Record<string, string>) {
    return this.ask({
      ...{ method: 'PUT', path: `/messages/${id}/file?fileName=${encodeURIComponent(fileName)}`, body: content },
      headers: { 'content-type': 'application/octet-stream', ...headers },
    })
  }

  async sees(): Promise<ChatPage> {
    const answer = await this.ask({ path: '/messages' })
    expect(answer.statusCode).toBe(200)
    return answer.json()
  }

  /** What stands in the chat, oldest first. */
  texts = async () => (await this.sees()).items.map(({ text }) => text).reverse()

  marks = (as: 'delivered' | 'read', upTo: string) => this.ask({ method: 'POST', path: '/seen', body: { as, upTo } })

  types = (isTyping: boolean) => this.ask({ method: 'POST', path: '/typing', body: { isTyping } })

  /** Opens the stream, and collects what it says. */
  async listens() {
    const { port } = (await theWorld()).app.server.address() as { port: number }
    const stop = new AbortController()
    const answer = await fetch(`http://127.0.0.1:${port}/chat/v1/${this.#chat.channel.pageId}/live`, {
      headers: { origin: this.origin, authorization: `Bearer ${this.token}` },
      signal: stop.signal,
    })
    const heard: { event: string; data: Record<string, unknown> }[] = []
    let hasEnded = false
    const reading = (async () => {
      let text = ''
      for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
        text += new TextDecoder().decode(chunk)
        const blocks = text.split('\n\n')
        text = blocks.pop() as string
        for (const block of blocks) {
          const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
          if (event && data) heard.push({ event, data: JSON.parse(data) })
        }
      }
    })()
      .catch(() => {})
      .finally(() => {
        hasEnded = true
      })
    return {
      answer,
      heard,
      hasEnded: () => hasEnded,
      async hears(event: string) {
        for (let i = 0; i < 150 && !heard.some(said => said.event === event); i++) await sleep(20)
        expect(heard.map(said => said.event)).toContain(event)
        return heard.find(said => said.event === event)?.data
      },
      async close() {
        stop.abort()
        await reading
      },
    }
  }
}
