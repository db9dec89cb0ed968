import { hash, verify } from '@node-rs/argon2'
import { folded } from '../platform/db/sql.ts'
import { badField, Refusal } from '../platform/refusal.ts'

// OWASP's minimum for Argon2id (the library's default algorithm): 19 MiB, two passes. The numbers stand inside each hash; a login with older ones hashes anew.
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 2
const MOST_WAITING = 100

let running = 0
const waiting: (() => void)[] = []

// Hashing takes a thread of the pool and 19 MiB each: two at a time, a bounded queue behind them.
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new Refusal('BUSY', { retryAfter: 2 })
    await new Promise<void>(resolve => waiting.push(resolve))
  }
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

export const hashPassword = (password: string) => inTurn(() => hash(password.normalize('NFC'), settings))

const isHash = (stored: string) => stored.startsWith('$argon2')
// What a stranger's attempt is compared with, so that known and unknown accounts take the same time.
let nobodysHash: Promise<string> | undefined

export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password')
  const against = stored && isHash(stored) ? stored : await nobodysHash
  const matches = await inTurn(() => verify(against, password.normalize('NFC')))
  return matches && against === stored
}

/** A stored value that no password matches: the person has not chosen one yet. */
export const NO_PASSWORD = 'none'

const commonParts = [
  'password',
  'passwort',
  'qwerty',
  'azerty',
  'letmein',
  'welcome',
  'administrator',
  'admin',
  'steward',
  'iloveyou',
  'abc',
  '123',
  'secret',
]

/** Refuses passwords that are long but made of what everybody tries first: runs, repetitions, the own name or company. */
export function refuseWeakPassword(path: string, password: string, ...ownWords: (string | null | undefined)[]): void {
  const plain = folded(password).replace(/[^\p{L}\p{N}]/gu, '')
  const words = [...commonParts, ...ownWords.flatMap(word => folded(word).split(/[^\p{L}\p{N}]+/u))].filter(
    word => word.length >= 3,
  )
  const rest = words.sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ''), plain)
  if (new Set(plain).size < 5) throw badField(path, 'Too few different characters')
  if (isRun(plain) || rest.replace(/\d/g, '').length < 5)
    throw badField(path, 'Too easy to guess: use words that have nothing to do with you or the company')
}

function isRun(text: string): boolean {
  let steps = 0
  for (let i = 1; i < text.length; i++) if (Math.abs(text.charCodeAt(i) - text.charCodeAt(i - 1)) <= 1) steps++
  return steps > text.length * 0.8
}
