import type { Business, Language } from './businesses.ts'
import type { Deal } from './goods.ts'
import type { Random } from './random.ts'
import { talks } from './talks.ts'

/** One thing that happens in a talk. */
export type Step =
  | { kind: 'customer'; text: string }
  | { kind: 'photo'; name: string }
  | { kind: 'react'; emoji: string }
  | { kind: 'answer'; text: string }
  | { kind: 'lead'; deal: Deal; title: string; value: string }
  | { kind: 'task'; days: number; title: string }

export interface Script {
  language: Language
  who: 'client' | 'new'
  lines: string[]
}

/** Every talk of the book. */
export const scripts: Script[] = talks
  .trim()
  .split(/\n\s*\n/)
  .map(block => {
    const [head = '', ...lines] = block.trim().split('\n')
    const [, language, who] = head.split(' ') as [string, Language, Script['who']]
    return { language, who, lines }
  })

export interface Roles {
  first: string
  agent: string
  business: Business | undefined
  city: string
}

/** A talk with names and choices filled in; the same choice comes out the same throughout. */
export function stepsOf({ lines }: Script, random: Random, { first, agent, business, city }: Roles): Step[] {
  const chosen = new Map<string, string>()
  const names: Record<string, string> = { first, agent, business: business?.name ?? first, city }
  const fill = (text: string) =>
    text.replace(/\{([^}]+)\}/g, (_, inside: string) => {
      if (!inside.includes('|')) return names[inside] ?? inside
      const choice = chosen.get(inside) ?? random.pick(inside.split('|'))
      chosen.set(inside, choice)
      return choice
    })
  return lines.map(line => stepOf(fill(line)))
}

function stepOf(line: string): Step {
  const word = line.slice(0, line.indexOf(' '))
  const rest = line.slice(line.indexOf(' ') + 1)
  const parts = rest.split('|').map(part => part.trim())
  switch (word) {
    case 'c':
      return { kind: 'customer', text: rest }
    case 'a':
      return { kind: 'answer', text: rest }
    case 'photo':
      return { kind: 'photo', name: rest }
    case 'react':
      return { kind: 'react', emoji: rest }
    case 'lead':
      return { kind: 'lead', deal: parts[0] as Deal, title: parts[1] as string, value: `${parts[2]}.00` }
    case 'task':
      return { kind: 'task', days: Number(parts[0]), title: parts[1] as string }
    default:
      throw new Error(`No talk has a line like "${line}"`)
  }
}
