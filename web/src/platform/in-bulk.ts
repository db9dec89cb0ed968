import { plural } from '@lingui/core/macro'
import { toast, toastError } from '../ui/toast.tsx'
import { sentenceOf } from './error-toast.ts'

const AT_ONCE = 4

export interface Outcome<Item, Answer> {
  done: { item: Item; answer: Answer }[]
  refused: { item: Item; error: unknown }[]
}

/** Does the same with each, a few at a time; what is refused doesn't stop the others. */
export async function inBulk<Item, Answer>(
  items: readonly Item[],
  act: (item: Item) => Promise<Answer>,
): Promise<Outcome<Item, Answer>> {
  const outcome: Outcome<Item, Answer> = { done: [], refused: [] }
  const queue = [...items]
  const work = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        outcome.done.push({ item, answer: await act(item) })
      } catch (error) {
        outcome.refused.push({ item, error })
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return outcome
}

/** Says how it went: one sentence with one undo for all that was done, and one for what was refused and why. */
export function tellOutcome<Item, Answer>(
  { done, refused }: Outcome<Item, Answer>,
  sentence: (count: number) => string,
  undo?: (done: Outcome<Item, Answer>['done']) => unknown,
): void {
  if (done.length) toast(sentence(done.length), { undo: undo && (() => undo(done)) })
  if (refused.length) {
    const reasons = [...new Set(refused.map(({ error }) => sentenceOf(error)))].join(' ')
    toastError(`${plural(refused.length, { one: '# was refused.', other: '# were refused.' })} ${reasons}`)
  }
}
