import type { Fact } from '@steward/contract/platform/history.ts'

/** How far an answer got. */
export type Outcome = 'message.sent' | 'message.delivered' | 'message.read'

export type Gathered = Fact & { became?: Outcome }

export type Changed = Record<string, { from: unknown; to: unknown }>

export const changedIn = ({ details }: Fact) => (details.changed ?? {}) as Changed

const outcomes: Outcome[] = ['message.sent', 'message.delivered', 'message.read']

/** Facts as somebody tells them, latest first: what is one piece of work, or follows from an answer, is one line. */
export const gathered = (facts: Fact[]): Gathered[] => withOutcomes(inOneSitting(facts))

const MINUTES = 60_000
const GATHER = 15 * MINUTES

// Somebody at work on a draft saves it every few seconds; that is one change to whoever reads about it.
function inOneSitting(facts: Fact[]): Fact[] {
  const kept: Fact[] = []
  for (const fact of facts) {
    const later = kept.at(-1)
    if (!later || !isSameWork(later, fact)) kept.push(fact)
    else kept[kept.length - 1] = { ...later, details: { ...later.details, changed: joined(later, fact) } }
  }
  return kept
}

const isSameWork = (later: Fact, earlier: Fact) =>
  later.type === earlier.type &&
  later.type.endsWith('.changed') &&
  later.actorId === earlier.actorId &&
  Date.parse(later.at) - Date.parse(earlier.at) < GATHER

function joined(later: Fact, earlier: Fact): Changed {
  const changed = { ...changedIn(earlier) }
  for (const [field, change] of Object.entries(changedIn(later))) {
    changed[field] = { from: changed[field] ? changed[field].from : change.from, to: change.to }
  }
  return changed
}

// "Sent", "delivered" and "read" stand beside the answer they are about, where that is among what is shown.
function withOutcomes(facts: Fact[]): Gathered[] {
  const answers = new Set(facts.filter(({ type }) => type === 'message.queued').map(messageOf))
  const became = new Map<string | undefined, Outcome>()
  const isOutcome = (fact: Fact) => answers.has(messageOf(fact)) && outcomes.includes(fact.type as Outcome)
  for (const fact of facts.filter(isOutcome)) {
    const message = messageOf(fact)
    if (!became.has(message)) became.set(message, fact.type as Outcome)
  }
  return facts
    .filter(fact => !isOutcome(fact))
    .map(fact => {
      const outcome = fact.type === 'message.queued' && became.get(messageOf(fact))
      return outcome ? { ...fact, became: outcome } : fact
    })
}

const messageOf = ({ subjects }: Fact) => subjects.find(({ noun }) => noun === 'message')?.id
