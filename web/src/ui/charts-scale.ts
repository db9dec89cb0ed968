/** Round numbers from nothing up to the most there is: four or five lines that are easy to read between. */
export function ticksUpTo(most: number, scale: 'any' | 'counts' | 'seconds' = 'any'): number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / 4
  const clock = scale === 'seconds' ? CLOCK.find(seconds => seconds >= rough) : undefined
  if (clock) return upTo(most, clock)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map(nice => nice * power).find(nice => nice >= rough) ?? rough
  return upTo(most, scale === 'counts' ? Math.max(1, Math.ceil(step)) : step)
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const CLOCK = [
  10,
  30,
  ...[1, 5, 15, 30].map(many => many * MINUTE),
  ...[1, 2, 6, 12].map(many => many * HOUR),
  ...[1, 2, 7, 14, 30].map(many => many * DAY),
]

const upTo = (most: number, step: number) =>
  Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => index * step)

/** Every how-many-th label has room. */
export const labelEvery = (count: number, room: number, widest: number) =>
  Math.max(1, Math.ceil((count * widest) / Math.max(room, 1)))
