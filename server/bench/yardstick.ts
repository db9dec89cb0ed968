import { cpus } from 'node:os'

const ROUNDS = 7
const sentence = 'The van comes on Tuesday before seven, with two spiral mixers and a deck oven.'
const words = Array.from({ length: 20_000 }, (_, at) => ({
  id: at,
  text: `${at}: ${sentence}`,
  tags: ['a', 'b', at % 7],
}))

/** Milliseconds that a fixed piece of work takes here, the best of several: machines of one name are not equally fast. */
function yardstick(): number {
  const once = () => {
    const began = performance.now()
    const read = JSON.parse(JSON.stringify(words)) as typeof words
    read.sort((a, b) => (a.text < b.text ? 1 : -1))
    return performance.now() - began
  }
  return Math.round(Math.min(...Array.from({ length: ROUNDS }, once)))
}

/** What the figures of a page were taken on. */
export const machineLine = (chromium?: string): string =>
  [
    `${cpus().length} cores of ${cpus()[0]?.model} (yardstick ${yardstick()} ms)`,
    `Node ${process.version}`,
    ...(chromium ? [`Chromium ${chromium}`] : []),
  ].join(', ')
