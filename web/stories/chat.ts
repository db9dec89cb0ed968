import { randomBytes, randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type { Person } from './cast.ts'
import { port } from './setting.ts'

const origin = `http://127.0.0.1:${port}`

/** Somebody on the company's site, as their browser speaks for them. */
export interface Visitor {
  writes(text: string): Promise<void>
  /** What stands in their window, newest first. */
  sees(): Promise<{ text: string; files: { name: string }[] }[]>
}

/** Opens a web chat for the company: the way to be written to without anybody else. */
export async function openChat({ api }: Person, name: string): Promise<(customer: string) => Visitor> {
  const opened = await api.post('/api/v1/web-chats', { data: { name } })
  expect(opened.status()).toBe(201)
  const { pageId } = await opened.json()
  return customer => {
    const headers = { origin, authorization: `Bearer ${randomBytes(32).toString('base64url')}` }
    const path = `/chat/v1/${pageId}/messages`
    return {
      async writes(text) {
        const answer = await api.post(path, { headers, data: { id: randomUUID(), text, name: customer } })
        expect(answer.status()).toBe(201)
      },
      sees: async () => (await (await api.get(path, { headers })).json()).items,
    }
  }
}
