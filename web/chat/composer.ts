import type { Conversation, State } from './conversation.ts'
import { h, icon } from './dom.ts'
import type { Words } from './words.ts'

const FILE_AT_MOST = 8 * 1024 * 1024

/** Where a visitor writes; before their first word also who they are, if they like to say. */
export function composerOf(conversation: Conversation, { say }: Words) {
  const field = h('textarea', {
    ...{ rows: 1, maxlength: 4000, 'aria-label': say('message'), placeholder: say('message'), dir: 'auto' },
    input: () => {
      fit()
      conversation.onTyping()
    },
    paste: event => {
      const [pasted] = (event as ClipboardEvent).clipboardData?.files ?? []
      if (!pasted) return
      event.preventDefault()
      sendFile(pasted)
    },
    keydown: event => {
      const { key, shiftKey, isComposing } = event as KeyboardEvent
      if (key !== 'Enter' || shiftKey || isComposing) return
      event.preventDefault()
      send()
    },
  })
  const name = h('input', { autocomplete: 'name', maxlength: 100, dir: 'auto' })
  const email = h('input', { type: 'email', autocomplete: 'email', maxlength: 254, dir: 'ltr', input: () => wrong('') })
  const file = h('input', {
    ...{ type: 'file', accept: 'image/png,image/jpeg,image/webp,application/pdf', hidden: true },
    change: () => {
      sendFile(file.files?.[0])
      file.value = ''
    },
  })
  const problem = h('p', { class: 'problem', role: 'alert' })
  const who = h('div', { class: 'about' }, h('label', {}, say('name'), name), h('label', {}, say('email'), email))
  const form = h(
    'form',
    { novalidate: true, submit: event => event.preventDefault() },
    who,
    problem,
    h(
      'div',
      { class: 'line' },
      h('button', { type: 'button', 'aria-label': say('attach'), click: () => file.click() }, icon('attach')),
      file,
      field,
      h('button', { type: 'button', class: 'main', 'aria-label': say('send'), click: () => send() }, icon('send')),
    ),
  )

  function wrong(words: string) {
    problem.textContent = words
  }

  function fit() {
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
  }

  // What is said of oneself goes along with the next message; false where it needs another look.
  function introduce(): boolean {
    if (!email.checkValidity()) {
      wrong(say('noEmail'))
      email.focus()
      return false
    }
    const given = { name: name.value.trim(), email: email.value.trim() }
    conversation.remember({ ...(given.name && { name: given.name }), ...(given.email && { email: given.email }) })
    return true
  }

  function send() {
    const text = field.value.trim()
    if (!text || !introduce()) return
    conversation.write(text)
    field.value = ''
    fit()
    field.focus()
  }

  function sendFile(chosen: File | undefined) {
    if (!chosen || !introduce()) return
    wrong(chosen.size > FILE_AT_MOST ? say('tooLarge') : '')
    if (chosen.size <= FILE_AT_MOST) conversation.sendFile(chosen)
  }

  return {
    form,
    field,
    update({ messages, waiting }: State) {
      who.hidden = messages.length + waiting.length > 0
    },
  }
}
