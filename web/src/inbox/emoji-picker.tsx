import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useState } from 'react'
import classes from './composer.module.css'

const RECENT = 'steward.emoji'
const RECENT_MOST = 18
const COLUMNS = 9

const faces =
  '😀 😃 😄 😁 😅 😂 🙂 🙃 😉 😊 😍 😘 😋 😎 🤩 🤗 🤔 🤨 😐 😶 🙄 😏 😬 😌 😴 😷 🤒 🥳 😕 😟 😮 😳 🥺 😢 😭 😡'
const hands = '👍 👎 👌 ✌️ 🤞 🤝 🙏 👏 🙌 👋 💪 👉 👈 👆 👇 ☝️ ✍️ 🤷'
const hearts = '❤️ 🧡 💛 💚 💙 💜 🖤 💔 ✨ ⭐ 🔥 🎉 🎁 🎂 🥂 ☕ 🍞 🥖'
const work = '✅ ❌ ❗ ❓ ⚠️ 💡 📌 📎 📅 ⏰ ⏳ 📞 📧 📦 🚚 🚗 ✈️ 🏠 🏪 💶 💳 🧾 📝 🔧 🔑 🔒 📷'
const nature = '☀️ 🌤️ ☁️ 🌧️ ❄️ 🌈 🌱 🌻 🌹 🐶 🐱 🐝 🍎 🍓 🥕 🍕 🍰 🍷'

const recent = () => (localStorage.getItem(RECENT) ?? '').split(' ').filter(Boolean)

/** The few hundred that people at work use, the last used first; arrow keys walk. */
export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useLingui()
  const [last] = useState(recent)
  const groups = [
    { name: t`Used last`, emoji: last },
    { name: t`Faces`, emoji: faces.split(' ') },
    { name: t`Hands`, emoji: hands.split(' ') },
    { name: t`Hearts and celebrations`, emoji: hearts.split(' ') },
    { name: t`Work`, emoji: work.split(' ') },
    { name: t`Nature and food`, emoji: nature.split(' ') },
  ].filter(({ emoji }) => emoji.length > 0)
  const pick = (emoji: string) => {
    localStorage.setItem(RECENT, [emoji, ...last.filter(other => other !== emoji)].slice(0, RECENT_MOST).join(' '))
    onPick(emoji)
  }
  return (
    <div aria-label={t`Emoji`} className={classes.emoji} onKeyDown={walk} role="toolbar">
      {groups.map(({ name, emoji }) => (
        <section aria-label={name} key={name}>
          <h3>{name}</h3>
          <div className={classes.emojiGrid}>
            {emoji.map(one => (
              <button key={one} onClick={() => pick(one)} type="button">
                {one}
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1
  const steps: Record<string, number> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowDown: COLUMNS,
    ArrowUp: -COLUMNS,
  }
  const step = steps[event.key]
  if (!step) return
  event.preventDefault()
  const all = [...event.currentTarget.querySelectorAll('button')]
  const at = all.indexOf(document.activeElement as HTMLButtonElement)
  all[Math.min(Math.max(at + step, 0), all.length - 1)]?.focus()
}
