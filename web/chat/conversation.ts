import type { ChatHome, ChatMessage } from '@steward/contract/inbox/visitors.ts'
import { type Line, listen, Refused } from './line.ts'
import type { Memory } from './memory.ts'

/** What was written here and has not arrived yet. */
export interface Waiting {
  id: string
  text: string
  file?: File
  at: string
  state: 'sending' | 'waiting' | 'failed'
  /** The code of what it was refused for, where it was. */
  why?: string
}

export interface State {
  home: ChatHome | undefined
  /** Oldest first. */
  messages: ChatMessage[]
  waiting: Waiting[]
  hasOlder: boolean
  /** Up to which moment the company has read. */
  readUpTo: string
  isOpen: boolean
  /** There was a line, and it broke. */
  isBroken: boolean
  /** Who is writing; empty where their name is not told. */
  typing: string | undefined
  unread: number
}

const TYPING_MS = 8_000
const TYPING_AGAIN_MS = 4_000
const HIDDEN_MS = 60_000
const LONGEST_WAIT_MS = 30_000

/** The visitor's side of their conversation: what is known of it, what waits to be sent, and the line it comes through. */
export function conversationOf(line: Line, memory: Memory, onChange: () => void) {
  const state: State = {
    ...{ home: undefined, messages: [], hasOlder: false, readUpTo: '', isOpen: false, isBroken: false },
    ...{ typing: undefined, unread: 0 },
    waiting: memory.read().waiting.map(one => ({ ...one, at: new Date().toISOString(), state: 'waiting' })),
  }
  let cursor: string | undefined
  let stop: (() => void) | undefined
  let isSending = false
  let typingEnds: ReturnType<typeof setTimeout> | undefined
  const marked = { delivered: '', read: '' }

  // The page's title of the moment says nothing we need; its address tells the company where the visitor wrote from.
  const about = () => {
    const { name, email } = memory.read()
    return { ...(name && { name }), ...(email && { email }), page: location.href.slice(0, 2000) }
  }

  const loadHome = async () => {
    state.home = await line.home()
    onChange()
  }

  async function load() {
    const page = await line.messages()
    const known = new Set(state.messages.map(({ id }) => id))
    const items = page.items.toReversed()
    const joins = items.length === 0 || state.messages.length === 0 || items.some(({ id }) => known.has(id))
    // So much was missed that older ones lie between: what was there is read again when it is asked for.
    if (!joins || state.messages.length === 0) cursor = page.nextCursor ?? undefined
    const fresh = new Map([...(joins ? state.messages : []), ...items].map(message => [message.id, message]))
    state.messages = inOrder([...fresh.values()])
    state.hasOlder = cursor !== undefined
    state.readUpTo = page.readUpTo ?? ''
    settle()
  }

  async function loadOlder() {
    if (!cursor) return
    const page = await line.messages(cursor)
    cursor = page.nextCursor ?? undefined
    state.messages = inOrder([...page.items, ...state.messages])
    state.hasOlder = cursor !== undefined
    onChange()
  }

  const settle = () => {
    const arrived = new Set(state.messages.map(({ clientId }) => clientId))
    state.waiting = state.waiting.filter(({ id }) => !arrived.has(id))
    noteSeen()
    onChange()
  }

  const isLooking = () => state.isOpen && document.visibilityState === 'visible'

  // What is before the visitor's eyes counts as read, whatever else has come as delivered.
  function noteSeen() {
    const theirs = state.messages.filter(({ from }) => from === 'company')
    const upTo = theirs.at(-1)?.at ?? ''
    if (isLooking() && upTo > memory.read().seenUpTo) memory.write({ seenUpTo: upTo })
    const { seenUpTo } = memory.read()
    state.unread = theirs.filter(({ at }) => at > seenUpTo).length
    const as = isLooking() ? 'read' : 'delivered'
    if (!upTo || marked[as] >= upTo || marked.read >= upTo) return
    const before = marked[as]
    marked[as] = upTo
    line.mark({ as, upTo }).catch(() => {
      marked[as] = before
    })
  }

  const keepWaiting = () =>
    memory.write({ waiting: state.waiting.flatMap(({ id, text, file }) => (file ? [] : [{ id, text }])) })

  // One after the other, so that they arrive in the order they were written.
  async function sendWaiting() {
    if (isSending) return
    isSending = true
    for (let failures = 0; ; ) {
      const next = state.waiting.find(one => one.state !== 'failed')
      if (!next) break
      next.state = failures ? 'waiting' : 'sending'
      onChange()
      try {
        arrived(await deliver(next))
        failures = 0
      } catch (error) {
        if (error instanceof Refused && error.isFinal) {
          Object.assign(next, { state: 'failed', why: error.code })
          // What somebody said of themselves may be what was refused: it must not stand in the way of the next try.
          if (error.status === 400) memory.write({ name: undefined, email: undefined })
        } else {
          Object.assign(next, { state: 'waiting', why: error instanceof Refused ? error.code : undefined })
          onChange()
          const asked = error instanceof Refused ? error.retryAfter * 1000 : 0
          await pause(Math.max(asked, Math.min(1000 * 2 ** failures++, LONGEST_WAIT_MS)))
        }
      }
      keepWaiting()
    }
    isSending = false
    onChange()
  }

  const deliver = ({ id, text, file }: Waiting) =>
    file
      ? line.sendFile({ id, fileName: file.name.slice(0, 200), ...about() }, file)
      : line.write({ id, text, ...about() })

  function arrived(message: ChatMessage) {
    state.messages = inOrder([...state.messages.filter(({ id }) => id !== message.id), message])
    memory.write({ isKnown: true })
    settle()
    follow()
  }

  function say(one: Pick<Waiting, 'text' | 'file'>) {
    memory.token()
    state.waiting.push({ ...one, id: crypto.randomUUID(), at: new Date().toISOString(), state: 'sending' })
    keepWaiting()
    void sendWaiting()
  }

  // A page that nobody looks at gives its line back after a while, and catches up when somebody does.
  function follow() {
    if (stop || !memory.read().isKnown || document.visibilityState === 'hidden') return
    stop = listen(line, {
      onOpen() {
        state.isBroken = false
        void Promise.all([load(), loadHome()]).catch(() => {})
        void sendWaiting()
      },
      onBroken() {
        state.isBroken = true
        state.typing = undefined
        onChange()
      },
      onNews: () => void load().catch(() => {}),
      onRead() {
        const last = state.messages.findLast(({ from }) => from === 'visitor')
        if (last && last.at > state.readUpTo) void load().catch(() => {})
      },
      onTyping({ name, isTyping }) {
        clearTimeout(typingEnds)
        state.typing = isTyping ? (name ?? '') : undefined
        if (isTyping)
          typingEnds = setTimeout(() => {
            state.typing = undefined
            onChange()
          }, TYPING_MS)
        onChange()
      },
    })
  }

  let hiding: ReturnType<typeof setTimeout> | undefined
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding)
    if (document.visibilityState === 'visible') {
      follow()
      noteSeen()
      onChange()
      return
    }
    hiding = setTimeout(() => {
      stop?.()
      stop = undefined
    }, HIDDEN_MS)
  })

  const typing = typingTeller(line)
  return {
    state,
    /** Reads how the chat is called and looks, then what was said before. Rejects when it may not be shown here. */
    async begin() {
      await loadHome()
      follow()
      if (state.waiting.length) void sendWaiting()
    },
    toggle(isOpen: boolean) {
      state.isOpen = isOpen
      noteSeen()
      onChange()
      if (isOpen) void loadHome().catch(() => {})
    },
    write(text: string) {
      typing.done()
      say({ text })
    },
    sendFile: (file: File) => say({ text: '', file }),
    again(one: Waiting) {
      Object.assign(one, { state: 'sending', why: undefined })
      void sendWaiting()
    },
    forget(one: Waiting) {
      state.waiting = state.waiting.filter(({ id }) => id !== one.id)
      keepWaiting()
      onChange()
    },
    loadOlder,
    fileOf: line.file,
    /** Called with every key. */
    onTyping: () => memory.read().isKnown && typing.on(),
    remember: memory.write,
    remembered: memory.read,
  }
}

export type Conversation = ReturnType<typeof conversationOf>

/** Tells the company now and then that somebody writes, and once that they stopped. */
function typingTeller(line: Line) {
  let toldAt = 0
  let stops: ReturnType<typeof setTimeout> | undefined
  const tell = (isTyping: boolean) => void line.type(isTyping).catch(() => {})
  const done = () => {
    clearTimeout(stops)
    if (toldAt) tell(false)
    toldAt = 0
  }
  return {
    on() {
      clearTimeout(stops)
      stops = setTimeout(done, TYPING_AGAIN_MS + 1000)
      if (Date.now() - toldAt < TYPING_AGAIN_MS) return
      toldAt = Date.now()
      tell(true)
    },
    done,
  }
}

const inOrder = (messages: ChatMessage[]) =>
  messages.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))

// A line that is back ends the waiting.
const pause = (ms: number) =>
  new Promise<void>(resolve => {
    const over = () => {
      clearTimeout(timer)
      removeEventListener('online', over)
      resolve()
    }
    const timer = setTimeout(over, ms)
    addEventListener('online', over)
  })
