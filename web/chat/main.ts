import { conversationOf } from './conversation.ts'
import { lineTo, Refused } from './line.ts'
import { memoryOf } from './memory.ts'
import { viewOf } from './view.ts'
import { wordsFor } from './words.ts'

/*
 * The company's web chat on its own site:
 *   <script src="https://steward.example.com/chat/chat.js" data-key="…" async></script>
 * It speaks the language of the page (`lang`), or the one that `data-lang` names.
 */

const TRY_AGAIN_MS = [2_000, 10_000, 60_000]

function begin(script: HTMLScriptElement) {
  const { key, lang } = script.dataset
  if (!key || document.querySelector('[data-steward-chat]')) return
  const memory = memoryOf(key)
  const line = lineTo(new URL(script.src).origin, key, () => memory.read().token)
  const words = wordsFor(lang ?? (document.documentElement.lang || navigator.language))
  let isDrawing = false
  const draw = () => {
    if (isDrawing) return
    isDrawing = true
    queueMicrotask(() => {
      isDrawing = false
      view.update(conversation.state)
    })
  }
  const conversation = conversationOf(line, memory, draw)
  const view = viewOf(conversation, words)

  // Where it may not stand, or is switched off, the page shows nothing of it.
  const show = async (tries: number): Promise<void> => {
    try {
      await conversation.begin()
      document.body.append(view.host)
    } catch (error) {
      const wait = TRY_AGAIN_MS[tries]
      if (wait !== undefined && !(error instanceof Refused && error.isFinal))
        setTimeout(() => void show(tries + 1), wait)
    }
  }
  void show(0)
}

const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  if (document.body) begin(script)
  else document.addEventListener('DOMContentLoaded', () => begin(script))
}
