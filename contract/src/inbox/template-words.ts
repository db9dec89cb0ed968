/** Field key -> what stands in its place. */
export type TemplateValues = Readonly<Record<string, string>>

const gap = /\{\{\s*([\w.-]+)\s*\}\}/g

/** The names of the gaps in a text, each once, in their order. */
export const gapsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(gap)].map(([, name]) => name as string)),
]

/** A text with its gaps filled; those without a value stay. */
export const filledIn = (text: string, given: (name: string) => string | undefined): string =>
  text.replace(gap, (whole, name: string) => given(name) ?? whole)

interface Words {
  header: string | null
  body: string
  footer: string | null
}

/** The template as the customer reads it, its gaps filled as far as there are values. */
export function filledTemplate({ header, body, footer }: Words, values: TemplateValues): string {
  const filled = (part: string, text: string | null) => text && filledIn(text, name => values[`${part}.${name}`])
  return [filled('header', header), filled('body', body), footer].filter(Boolean).join('\n\n')
}
