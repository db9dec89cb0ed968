export interface Measured {
  connections: number
  /** CPU milliseconds per request: of the server's process, and of the database's. */
  cpu: number
  databaseCpu: number
  perSecond: number
  p50: number
  p99: number
}

/** What jobs did afterwards, per job. */
export interface JobsWork {
  jobs: number
  cpu: number
  databaseCpu: number
}

export interface Row {
  name: string
  isWrite: boolean
  statements: number
  ours: Measured[]
  floor: Measured[]
  afterwards?: JobsWork
}

export interface Places {
  machine: string
  database: string
  date: string
  /** How long each figure was measured, and warmed up before. */
  cellSeconds: number
  warmSeconds: number
  coldMs: number
  idleColdMb: number
  idleMb: number
  afterMb: number
  modulesMb: number
  distMb: number
}

const READ_AIM = 3
const WRITE_AIM = 5

export function tableOf(rows: Row[], places: Places): string {
  const head = [
    'request (statements)',
    'connections',
    'server CPU ms',
    'floor CPU ms',
    'times the floor',
    'database CPU ms (floor)',
    'per second (floor)',
    'p50 · p99 ms (floor)',
  ]
  const lines = rows.flatMap(row => [
    ...row.ours.map((ours, at) => lineOf(row, ours, row.floor[at] as Measured)),
    ...(row.afterwards ? [jobsLine(row.afterwards)] : []),
  ])
  const table = [head, head.map(() => '---'), ...lines].map(cells => `| ${cells.join(' | ')} |`).join('\n')
  return `${table}

${placesOf(places)}`
}

function lineOf({ name, isWrite, statements }: Row, ours: Measured, floor: Measured): string[] {
  const times = ours.cpu / floor.cpu
  const isOver = times > (isWrite ? WRITE_AIM : READ_AIM)
  return [
    `${name} (${statements})`,
    String(ours.connections),
    ours.cpu.toFixed(2),
    floor.cpu.toFixed(2),
    `${times.toFixed(1)}x${isOver ? ' over the aim' : ''}`,
    `${ours.databaseCpu.toFixed(2)} (${floor.databaseCpu.toFixed(2)})`,
    `${ours.perSecond.toFixed(0)} (${floor.perSecond.toFixed(0)})`,
    `${ours.p50} · ${ours.p99} (${floor.p50} · ${floor.p99})`,
  ]
}

const jobsLine = ({ jobs, cpu, databaseCpu }: JobsWork) => [
  `… read by its job afterwards, each of ${jobs}`,
  '',
  cpu.toFixed(2),
  '',
  '',
  databaseCpu.toFixed(2),
  '',
  '',
]

const placesOf = (places: Places) => `| | measured | aim |
| --- | --- | --- |
| cold start on an existing embedded database, to the first answer | ${(places.coldMs / 1000).toFixed(1)} s | under 2 s |
| idle memory of the Node process: new installation | ${places.idleColdMb.toFixed(0)} MB | under 150 MB |
| idle memory: filled company | ${places.idleMb.toFixed(0)} MB | under 150 MB |
| memory after the whole run | ${places.afterMb.toFixed(0)} MB | |
| node_modules | ${places.modulesMb} MB | |
| dist | ${places.distMb} MB | |`

export const pageOf = (rows: Row[], places: Places) => `# Speed

Measured by \`npm run bench\` on ${places.date}: ${places.machine}; ${places.database}. Each figure is one
run of ${places.cellSeconds} s after ${places.warmSeconds} s of warming up, CPU counted in steps of 10 ms: slow requests come to few in that time, so theirs are rough.
Judge by CPU per request; throughput and waiting times depend on what else the machine does. \`npm run bench -- --write\` writes this page anew.

The company has 50,000 leads, 10,000 clients, 200 employees, 50,000 tasks, 20,000 invoices of three lines, 30,000 entries in the
ledger and 2,000 conversations with 200,000 messages. The floor is bare Node: it sends the same statements, prepared, by the plain
driver, inside the same transaction where it writes, and turns the rows into JSON. It looks nobody up, checks nothing and has no
router; the one statement it leaves out is our look at the access epoch, which requests that arrive together share.
Aims: reads within ${READ_AIM} times the floor, writes within ${WRITE_AIM} times.

${tableOf(rows, places)}

What a request of ours does beside the floor's work (by the code; the shares were not measured): who is asking (a hash, a kept
sign-in and one read of the access epoch for all requests of a moment), rights, checking input and output against the contract, the
scope of company and visibility on each table, security headers, request ids and routing. The floor answers with the raw rows, which
differ in shape from our answers. At one connection nobody shares the look at the epoch: sent by the floor as well, it brings "One lead" to
1.8 times. Three tenths of a small read's time are calls to write, one a statement. A delivery is kept and answered on both sides; its job, which the floor has not, is held back meanwhile
and has a line of its own. Signing in is the hash of the password.
`
