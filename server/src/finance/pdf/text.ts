const wideScripts = '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\u3000-\\u303f\\uff00-\\uffef'
const wide = new RegExp(`[${wideScripts}]`, 'u')
const opening = /[([{（［｛「『【〔〈《“‘]/u
const closing = /[)\]}）］｝」』】〕〉》”’、。，．：；！？!?,.:;%％ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u
const strong = /[\p{L}]/u
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
const longestWhole = 24

/**
 * Text as it can be printed: what no font draws (emoji, controls) is left out, and so are the overrides that could
 * show a name or an amount in another order than it is stored in. Line breaks stay.
 */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\u061c/g, '\u200f')
    .replace(/[\u2000-\u200a\u202f]/g, '\u00a0')
    .replace(/[\u00ad\u200b\u2060-\u206f\u202a-\u202e\ufeff\ufff0-\uffff]|[\ufe00-\ufe0f]/g, '')
    .replace(/\p{Emoji_Presentation}|[^\P{Cc}\n]|\p{Cs}/gu, '')
    .replace(/ {2,}/g, ' ')
}

// The narrowest column takes ten wide letters or eighteen others, and a page fifty lines.
const longestPiece = (text: string) => (wide.test(text) ? 300 : 600)
const mostLines = 12

/** A long text in pieces that each fit on any page, cut at line ends and spaces where it has some. */
export function inPieces(text: string): string[] {
  const pieces: string[] = []
  const longest = longestPiece(text)
  let rest = text
  while (rest) {
    const piece = rest.split('\n').slice(0, mostLines).join('\n').slice(0, longest)
    const isCut = piece.length < rest.length && !/\s/.test(rest.charAt(piece.length))
    const lastSpace = isCut ? Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\n')) : -1
    const end = lastSpace > longest / 2 ? lastSpace : piece.length
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return pieces.length ? pieces : ['']
}

/** A text reads as its first letter does; numbers and codes without letters read from the left everywhere. */
export function readsRightToLeft(text: string): boolean {
  return rightToLeft.test(strong.exec(text)?.[0] ?? '')
}

/**
 * Where a line may end inside a word. The layout engine puts a hyphen between two parts, and none around an empty
 * one: so an empty part says "may break here, without a mark".
 */
export function wordParts(word: string): string[] {
  if (word.trim() === '') return [word]
  if (!wide.test(word)) return word.length > longestWhole ? apart([...graphemes(word)]) : [word]

  const parts: string[] = []
  let part = ''
  for (const letter of graphemes(word)) {
    const before = part.at(-1) ?? ''
    if (part && mayBreakBetween(before, letter)) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  parts.push(part)
  // Between two fonts the engine would break with a hyphen, so the first wide letter offers its own break.
  return wide.test(word.charAt(0)) ? ['', ...apart(parts)] : apart(parts)
}

function mayBreakBetween(before: string, after: string): boolean {
  return (wide.test(before) || wide.test(after)) && !opening.test(before) && !closing.test(after)
}

const apart = (parts: string[]) => parts.flatMap((part, index) => (index === 0 ? [part] : ['', part]))

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
function* graphemes(word: string) {
  for (const { segment } of segmenter.segment(word)) yield segment
}
