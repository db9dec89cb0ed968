import { useLingui } from '@lingui/react/macro'
import { wordlessSigns } from '@steward/contract/inbox/wordless.ts'

/** What was said last, on one line; what came without words by what it is: "📷 Picture". */
export function useLastWords() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    [wordlessSigns.image]: t`Picture`,
    [wordlessSigns.sticker]: t`Sticker`,
    [wordlessSigns.video]: t`Video`,
    [wordlessSigns.audio]: t`Voice message`,
    [wordlessSigns.file]: t`File`,
    [wordlessSigns.location]: t`Place`,
    [wordlessSigns.contact]: t`Contact`,
    [wordlessSigns.link]: t`Link`,
    [wordlessSigns.unsupported]: t`Can only be seen in the channel’s own app`,
  }
  return ({ lastMessageText: text }: { lastMessageText: string | null }) => {
    if (!text) return t`(no text)`
    // Several that came together, all of a kind.
    const signs = text.split(' ')
    const word = words[signs[0] ?? '']
    return word && signs.every(sign => sign === signs[0]) ? `${text} ${word}` : text
  }
}
