/** One wait, in milliseconds. */
export interface Sample {
  name: string
  /** Nobody was there before in this browser. */
  isFirst: boolean
  /** Until something of the page was painted; of a first screen alone. */
  painted?: number
  /** Until the screen's own content was painted. */
  content: number
  /** Until nothing was on its way any more. */
  still: number
  /** Processor time of the page, of the server, and of its database. */
  pageCpu: number
  cpu: number
  databaseCpu: number
}

export interface CompanyPace {
  name: string
  /** How long it took to fill, where it was filled just now. */
  fillSeconds?: number
  /** How many processes wanted to run, on average of a minute: before and after. */
  load: [number, number]
  fresh: Sample[]
  moves: Sample[]
}

export interface Pace {
  machine: string
  date: string
  pointingMs: number
  sittings: number
  rounds: number
  freshLoads: number
  companies: CompanyPace[]
}

const FIRST_AIM_MS = 1000
const MOVE_AIM_MS = 200
/** Our browser, server and database come to less than this by themselves. */
const BUSY = 5

export const paceTables = ({ companies }: Pace) => companies.map(tablesOf).join('\n\n')

function tablesOf({ name, fillSeconds, load, fresh, moves }: CompanyPace): string {
  const sentences = [
    ...(fillSeconds ? [`Filled in ${fillSeconds.toFixed(1)} s.`] : []),
    `The machine's load was ${load[0].toFixed(1)} before and ${load[1].toFixed(1)} after, our own included.`,
    ...(Math.max(...load) > BUSY
      ? ['Others kept the cores busy meanwhile: judge by CPU, the times are theirs as well.']
      : []),
  ]
  return `## ${name}

${sentences.join(' ')}

${table(
  [
    'first screen, nothing kept',
    'something painted',
    `content (aim ${FIRST_AIM_MS})`,
    'nothing more to come',
    'CPU: page · server · database',
  ],
  byName(fresh).map(([name, samples]) => [
    name,
    spread(samples, ({ painted }) => painted ?? Number.NaN),
    spread(samples, ({ content }) => content, FIRST_AIM_MS),
    middle(samples, ({ still }) => still),
    costOf(samples),
  ]),
)}

${table(
  [
    'move to',
    `content, first time (aim ${MOVE_AIM_MS})`,
    'content, later',
    'nothing more to come: first · later',
    'CPU: page · server · database',
  ],
  byName(moves).map(([name, samples]) => {
    const [first, later] = [samples.filter(({ isFirst }) => isFirst), samples.filter(({ isFirst }) => !isFirst)]
    return [
      name,
      spread(first, ({ content }) => content, MOVE_AIM_MS),
      spread(later, ({ content }) => content, MOVE_AIM_MS),
      `${middle(first, ({ still }) => still)} · ${middle(later, ({ still }) => still)}`,
      costOf(samples),
    ]
  }),
)}`
}

const table = (head: string[], lines: string[][]) =>
  [head, head.map(() => '---'), ...lines].map(cells => `| ${cells.join(' | ')} |`).join('\n')

function byName(samples: Sample[]): [string, Sample[]][] {
  const names = [...new Set(samples.map(({ name }) => name))]
  return names.map(name => [name, samples.filter(sample => sample.name === name)])
}

type Figure = (sample: Sample) => number

function medianOf(samples: Sample[], figure: Figure): number {
  const sorted = samples.map(figure).sort((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2
}

const middle = (samples: Sample[], figure: Figure) => (samples.length ? medianOf(samples, figure).toFixed(0) : '')

/** Median and worst; what is over the aim says so. */
function spread(samples: Sample[], figure: Figure, aim = Number.POSITIVE_INFINITY): string {
  if (samples.length === 0) return ''
  const worst = Math.max(...samples.map(figure))
  const isOver = medianOf(samples, figure) > aim
  return `${middle(samples, figure)} · ${worst.toFixed(0)}${isOver ? ' over' : ''}`
}

const mean = (samples: Sample[], figure: Figure) =>
  samples.reduce((sum, sample) => sum + figure(sample), 0) / samples.length

const costs: Figure[] = [({ pageCpu }) => pageCpu, ({ cpu }) => cpu, ({ databaseCpu }) => databaseCpu]
const costOf = (samples: Sample[]) => costs.map(figure => mean(samples, figure).toFixed(0)).join(' · ')

export const pacePage = (pace: Pace) => `# How long people wait for screens

Measured by \`npm run pace\` on ${pace.date}: ${pace.machine}. Browser, server and database share the cores. Times are
milliseconds, median · worst. The yardstick is what a fixed piece of work takes: machines of one name are not equally fast.
\`npm run pace -- --write\` writes this page anew.

A first screen is loaded by a browser that was never here, from a server that is warm, ${pace.freshLoads} times. Moves are real clicks, after pointing
for ${pace.pointingMs} ms as people do, or going back in the browser: ${pace.sittings} sittings in a new browser, of ${pace.rounds} rounds each; what is opened from a
list is another one each time. Content stands once the heading is the screen's own, its rows, cards or sections are painted and no
placeholder is left. "Nothing more to come" is when the last request was answered too, such as the one for the paper beside an invoice.
CPU is what the page, the server and the database worked for it on average: it tells causes where the times depend on what else the machine did.

${paceTables(pace)}
`
