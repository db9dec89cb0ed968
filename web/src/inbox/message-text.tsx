import { Fragment } from 'react'

// Linear: each alternative ends at the first character it does not take.
const links = /(https?:\/\/[^\s<>"']{1,2000})|([\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})/gi
const trailing = /[.,;:!?)\]]+$/

/** What somebody wrote; addresses in it can be opened. */
export function MessageText({ text }: { text: string }) {
  const parts: { at: number; text: string; href?: string }[] = []
  let end = 0
  for (const found of text.matchAll(links)) {
    const word = found[0].replace(trailing, '')
    parts.push({ at: end, text: text.slice(end, found.index) })
    parts.push({ at: found.index, text: word, href: found[2] ? `mailto:${word}` : word })
    end = found.index + word.length
  }
  parts.push({ at: end, text: text.slice(end) })
  return parts.map(({ at, text, href }) =>
    href ? (
      <a href={href} key={`${at} ${href}`} rel="noreferrer" target="_blank">
        {text}
      </a>
    ) : (
      <Fragment key={at}>{text}</Fragment>
    ),
  )
}

/** Nothing but one to three emoji: shown large, without a bubble. */
export const isOnlyEmoji = (text: string) => text.length < 40 && fewEmoji.test(text)

// Joined ones (families, professions) and skin tones count as one.
const fewEmoji =
  /^(?:\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}\ufe0f\u200d])*\s?){1,3}$/u
