import type { ChatFile, ChatMessage } from '@steward/contract/inbox/visitors.ts'
import type { Conversation, State, Waiting } from './conversation.ts'
import { h, icon, set } from './dom.ts'
import { type Words, wordOf } from './words.ts'

/** What was said, oldest first. Parts that stay are kept, so that readers of the screen hear of new ones only. */
export function logOf(conversation: Conversation, { say, language }: Words) {
  const older = h('button', { class: 'quiet', type: 'button', click: () => void readOlder() }, say('older'))
  const list = h('div', { class: 'list' })
  const box = h(
    'div',
    { class: 'log', role: 'log', 'aria-label': say('messages'), 'aria-live': 'polite', tabindex: 0 },
    older,
    list,
  )
  const shown = new Map<string, { element: HTMLElement; is: string }>()
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' })

  async function readOlder() {
    const before = box.scrollHeight - box.scrollTop
    await conversation.loadOlder().catch(() => {})
    box.scrollTop = box.scrollHeight - before
  }

  const dayOf = (at: string) => {
    const words = day.format(new Date(at))
    return words === day.format(new Date()) ? say('today') : words
  }

  function part(key: string, is: string, make: () => HTMLElement): HTMLElement {
    const before = shown.get(key)
    if (before?.is === is) return before.element
    const element = make()
    before?.element.replaceWith(element)
    shown.set(key, { element, is })
    return element
  }

  // Once something was said after it there is nothing left to choose.
  function messagePart(message: ChatMessage, state: string, isLast: boolean) {
    const { id, from, name, text, files, quote, reactions, choices, at } = message
    const offered = isLast ? choices : []
    return part(id, JSON.stringify([text, files, quote, reactions, state, offered]), () =>
      bubble(from, at, [
        h('span', { class: 'who' }, from === 'visitor' ? say('you') : (name ?? say('us'))),
        ...(quote ? [quoteOf(quote)] : []),
        ...(text ? [textOf(text)] : []),
        ...files.map(file => fileOf(file)),
        ...(offered.length ? [choicesOf(offered)] : []),
        ...(reactions.length ? [h('span', { class: 'reactions' }, reactions.join(' '))] : []),
        h('span', { class: 'fate' }, [time.format(new Date(at)), state].filter(Boolean).join(' · ')),
      ]),
    )
  }

  function waitingPart(one: Waiting) {
    return part(one.id, `${one.state} ${one.why}`, () => {
      const isFailed = one.state === 'failed'
      const fate = isFailed
        ? h(
            'span',
            { class: 'fate failed' },
            `${say('notSent')} ${say(wordOf(one.why))} `,
            h('button', { type: 'button', click: () => conversation.again(one) }, say('again')),
            h('button', { type: 'button', click: () => conversation.forget(one) }, say('remove')),
          )
        : h('span', { class: 'fate' }, say(one.state === 'sending' ? 'sending' : one.why ? 'later' : 'waiting'))
      return bubble('visitor', one.at, [
        h('span', { class: 'who' }, say('you')),
        one.file ? h('span', { class: 'file' }, icon('file'), one.file.name) : textOf(one.text),
        fate,
      ])
    })
  }

  const choicesOf = (choices: string[]) =>
    h(
      'span',
      { class: 'choices' },
      ...choices.map(choice => h('button', { type: 'button', click: () => conversation.write(choice) }, choice)),
    )

  const quoteOf = ({ from, name, text }: NonNullable<ChatMessage['quote']>) =>
    h(
      'blockquote',
      { dir: 'auto' },
      h('b', {}, from === 'visitor' ? say('you') : (name ?? say('us'))),
      ` ${text || say('picture')}`,
    )

  const bubble = (from: ChatMessage['from'], at: string, inside: Node[]) =>
    h('article', { class: `message ${from}`, 'data-at': at }, ...inside)

  // Fetched with the visitor's token, which an address of its own would give away.
  function fileOf({ id, type, name, width, height }: ChatFile) {
    const title = name || say('picture')
    const link = h('a', { class: type, target: '_blank', 'aria-label': say('download', { name: title }) })
    if (type === 'file') link.append(icon('file'), title)
    const picture = type === 'image' && h('img', { alt: '', width, height })
    if (picture) link.append(picture)
    conversation.fileOf(id).then(
      blob => {
        const address = URL.createObjectURL(blob)
        set(link, { href: address, download: type === 'file' && (name || true) })
        if (picture) picture.src = address
      },
      () => set(link, { 'data-lost': true }),
    )
    return link
  }

  function update({ messages, waiting, hasOlder, readUpTo }: State) {
    const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80
    const wasEmpty = shown.size === 0
    older.hidden = !hasOlder
    const lastOwn = messages.findLast(({ from }) => from === 'visitor')?.id
    const wanted: HTMLElement[] = []
    let before = ''
    for (const message of messages) {
      const today = dayOf(message.at)
      if (today !== before) wanted.push(part(`day ${message.id}`, today, () => h('p', { class: 'day' }, today)))
      before = today
      const fate = message.id === lastOwn ? say(message.at <= readUpTo ? 'seen' : 'sent') : ''
      wanted.push(messagePart(message, fate, message === messages.at(-1) && waiting.length === 0))
    }
    for (const one of waiting) wanted.push(waitingPart(one))
    arrange(wanted)
    if (isAtEnd || wasEmpty) box.scrollTop = box.scrollHeight
  }

  function arrange(wanted: HTMLElement[]) {
    const kept = new Set(wanted)
    for (const [key, { element }] of shown)
      if (!kept.has(element)) {
        element.remove()
        shown.delete(key)
      }
    wanted.forEach((element, at) => {
      if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null)
    })
  }

  return { box, update, toEnd: () => (box.scrollTop = box.scrollHeight) }
}

// Addresses become links; everything else is text and stays it.
function textOf(text: string): HTMLElement {
  const element = h('p', { class: 'text', dir: 'auto' })
  text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/).forEach((piece, at) => {
    element.append(at % 2 ? h('a', { href: piece, target: '_blank', rel: 'noopener noreferrer' }, piece) : piece)
  })
  return element
}
