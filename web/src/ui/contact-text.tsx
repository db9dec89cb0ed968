import { Anchor } from '@mantine/core'

const MAIL = /[^\s,;<>()[\]"]+@[^\s,;<>()[\]"]+\.[^\s,;<>()[\]".]+/
const PHONE = /\+?\(?\d[\d\s()/.-]{5,}\d/
const SITE = /https?:\/\/[^\s,;<>"]+/
const LINKS = new RegExp(`(${SITE.source}|${MAIL.source}|${PHONE.source})`, 'g')

/** Text as people write contacts down; mail addresses, phone numbers and sites in it lead there. */
export function ContactText({ children }: { children: string }) {
  return (
    <span dir="auto" style={{ lineHeight: '24px', whiteSpace: 'pre-line' }}>
      {children.split(LINKS).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have nothing but their place
        <Part key={index} text={part} />
      ))}
    </span>
  )
}

function Part({ text }: { text: string }) {
  const address = addressOf(text)
  if (!address) return text
  const elsewhere = address.startsWith('http') ? { target: '_blank', rel: 'noreferrer' } : {}
  return (
    <Anchor dir="ltr" fz="inherit" href={address} style={{ whiteSpace: 'nowrap' }} {...elsewhere}>
      {text}
    </Anchor>
  )
}

/** Where a piece of text leads, if anywhere. */
export function addressOf(part: string): string | undefined {
  if (matches(SITE, part)) return part
  if (matches(MAIL, part)) return `mailto:${part}`
  if (matches(PHONE, part)) return `tel:${part.replace(/[^\d+]/g, '')}`
  return undefined
}

const matches = (pattern: RegExp, text: string) => new RegExp(`^(?:${pattern.source})$`).test(text)
