import css from './chat.css'
import { composerOf } from './composer.ts'
import type { Conversation, State } from './conversation.ts'
import { h, icon, inkOn, set } from './dom.ts'
import { logOf } from './log.ts'
import type { Words } from './words.ts'

/** The button in the corner and the panel it opens, in a shadow tree: the page's styles and ours leave each other alone. */
export function viewOf(conversation: Conversation, words: Words) {
  const { say, language, direction } = words
  const log = logOf(conversation, words)
  const composer = composerOf(conversation, words)
  const badge = h('span', { class: 'badge', 'aria-hidden': 'true' })
  const launcher = h(
    'button',
    { class: 'launcher', type: 'button', 'aria-expanded': 'false', click: () => toggle(!conversation.state.isOpen) },
    icon('chat'),
    icon('close'),
    badge,
  )
  const title = h('h2', { id: 'name' })
  const status = h('p', { class: 'status' })
  const welcome = h('p', { class: 'welcome', dir: 'auto' })
  const note = h('p', { class: 'note', role: 'status' })
  const typing = h('p', { class: 'typing', role: 'status' })
  const close = h('button', { type: 'button', 'aria-label': say('close'), click: () => toggle(false) }, icon('close'))
  const panel = h(
    'section',
    { role: 'dialog', 'aria-labelledby': 'name', tabindex: -1, hidden: true },
    h('header', {}, h('div', {}, title, status), close),
    welcome,
    log.box,
    typing,
    note,
    composer.form,
  )
  const root = h('div', { class: 'chat', lang: language, dir: direction }, panel, launcher)
  const host = h('div', { 'data-steward-chat': true })
  const shadow = host.attachShadow({ mode: 'open' })
  dress(shadow)
  shadow.append(root)

  const isPhone = () => matchMedia('(max-width: 480px)').matches

  function toggle(isOpen: boolean) {
    panel.hidden = !isOpen
    set(launcher, { 'aria-expanded': String(isOpen) })
    set(panel, { 'aria-modal': isOpen && isPhone() ? 'true' : undefined })
    conversation.toggle(isOpen)
    if (!isOpen) return launcher.focus()
    log.toEnd()
    // On a phone the keyboard would cover what is to be read first.
    if (isPhone()) panel.focus()
    else composer.field.focus()
  }

  panel.addEventListener('keydown', event => {
    if (event.key === 'Escape') toggle(false)
    if (event.key === 'Tab' && isPhone()) keepFocus(event, panel, shadow)
  })

  return {
    host,
    update(state: State) {
      const { home, isOpen, unread, isBroken, typing: writer } = state
      if (!home) return
      root.style.setProperty('--accent', home.colour)
      root.style.setProperty('--ink', inkOn(home.colour))
      title.textContent = home.name
      status.textContent = say(home.isSomebodyThere ? 'here' : 'away')
      set(status, { 'data-here': home.isSomebodyThere })
      const isNew = state.messages.length + state.waiting.length === 0
      welcome.textContent = home.isSomebodyThere ? (home.greeting ?? '') : (home.awayWords ?? say('awayMore'))
      welcome.hidden = !welcome.textContent || !isNew
      const waiting = state.waiting.filter(one => one.state === 'waiting')
      note.textContent =
        isBroken || waiting.some(({ why }) => !why) ? say('offline') : waiting.length ? say('slower') : ''
      typing.textContent = writer === undefined ? '' : say('writing', { name: writer || say('someone') })
      badge.textContent = unread ? String(Math.min(unread, 99)) : ''
      const label = isOpen ? say('close') : say('open')
      set(launcher, {
        'aria-label': unread ? `${label}. ${say('unread', { count: unread })}` : label,
      })
      composer.update(state)
      log.update(state)
    },
  }
}

// A page's policy may forbid style elements; sheets made by a script it does not.
function dress(shadow: ShadowRoot) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  shadow.adoptedStyleSheets = [sheet]
}

// The panel covers the screen of a phone: what lies behind it must not be reached by the tab key either.
function keepFocus(event: KeyboardEvent, panel: HTMLElement, shadow: ShadowRoot) {
  const reachable = [...panel.querySelectorAll<HTMLElement>('button, input, textarea, a[href], [tabindex="0"]')].filter(
    element => element.offsetParent !== null,
  )
  const [first, last] = [reachable[0], reachable.at(-1)]
  const at = shadow.activeElement
  if (event.shiftKey && (at === first || at === panel)) {
    event.preventDefault()
    last?.focus()
  }
  if (!event.shiftKey && at === last) {
    event.preventDefault()
    first?.focus()
  }
}
