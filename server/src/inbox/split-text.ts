/**
 * A long text as several that each fit, in order: cut between paragraphs, else lines, sentences, words.
 * Lengths are UTF-16 units, the strictest way to count characters; a character is never cut in two.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const end = bestCut(rest, limit)
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return rest === '' ? parts : [...parts, rest]
}

const borders = ['\n\n', '\n', '. ', '! ', '? ', ' ']

// A border in the first half would leave a stump.
function bestCut(text: string, limit: number): number {
  for (const border of borders) {
    const start = text.lastIndexOf(border, limit - 1)
    if (start >= limit / 2) return Math.min(start + border.length, limit)
  }
  return limit > 1 && endsInsideCharacter(text, limit) ? limit - 1 : limit
}

const endsInsideCharacter = (text: string, end: number) => /[\ud800-\udbff]/.test(text[end - 1] ?? '')
