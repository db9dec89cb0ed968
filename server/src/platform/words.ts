const LONGEST = 40
const MOST_SOUGHT = 8

/** The words of a text as people compare them: no accents, no case, letters and digits alone, each once, cut after 40 characters. */
export function wordsIn(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '')
  return [...new Set((plain.match(/[\p{L}\p{N}]+/gu) ?? []).map(cut))]
}

// Not through the middle of a character that is two.
const cut = (word: string) => (word.length > LONGEST ? word.slice(0, LONGEST).replace(/\p{Cs}$/u, '') : word)

// Arabic writes the article, and a short word before it, together with its noun.
const article = /^(?:[وفبك]?ال|لل)(?=\p{L}{3})/u
const bare = (word: string) => word.replace(article, '')

// What is written without spaces is found from any of its characters on, as far as this.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u
const LONGEST_UNSPACED = 8

const startsIn = (word: string): number[] => {
  if (unspaced.test(word)) return [...word.matchAll(/./gsu)].map(({ index }) => index)
  const lead = article.exec(word)?.[0].length
  return lead ? [0, lead] : [0]
}
const from = (word: string, start: number) =>
  unspaced.test(word) ? [...word.slice(start)].slice(0, LONGEST_UNSPACED).join('') : word.slice(start)

/**
 * A text as a full-text index keeps it, a space before each word. Every word begins with a mark of the company: so one company's search
 * meets no other's words, and none is among those that a database leaves out for being too common or too short.
 */
export function keptWords(companyId: string, text: string): string {
  const words = wordsIn(text).flatMap(word => startsIn(word).map(start => from(word, start)))
  return [...new Set(words)].map(word => ` ${markOf(companyId)}${word}`).join('')
}

/** The beginnings of words to look for in what `keptWords` made, the longest first since it tells most. */
export const soughtWords = (companyId: string, words: string): string[] =>
  beginningsIn(words)
    .sort((a, b) => b.length - a.length)
    .map(word => `${markOf(companyId)}${word}`)

const beginningsIn = (words: string) => [
  ...new Set(
    wordsIn(words)
      .slice(0, MOST_SOUGHT)
      .map(word => from(bare(word), 0)),
  ),
]

const markOf = (companyId: string) => companyId.slice(-6)

/** Where words of a text begin as any of these do: where it starts and ends, as far as it is the same. */
export function placesOf(text: string, sought: string): [from: number, to: number][] {
  const beginnings = beginningsIn(sought)
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(({ 0: word, index }) => {
    const places: [number, number][] = []
    for (const start of startsIn(word)) {
      const isFree = index + start >= (places.at(-1)?.[1] ?? 0)
      const length = isFree ? sameLength(word.slice(start), beginnings) : 0
      if (length) places.push([index + start, index + start + length])
      if (length && !unspaced.test(word)) break
    }
    return places
  })
}

// How many characters of a word make up one of the beginnings: an accent may stand beside its letter, or one letter be two.
function sameLength(word: string, beginnings: string[]): number {
  const folded = wordsIn(word)[0] ?? ''
  const begins = beginnings.filter(beginning => folded.startsWith(beginning)).sort((a, b) => b.length - a.length)[0]
  if (!begins) return 0
  for (let length = 1; length <= word.length; length++) {
    if ((wordsIn(word.slice(0, length))[0] ?? '').length >= begins.length) return withMarks(word, length)
  }
  return word.length
}

const withMarks = (word: string, length: number) => length + (/^\p{M}+/u.exec(word.slice(length))?.[0].length ?? 0)
