import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../platform/refusal.ts'
import type { InvoicePaper } from './paper.ts'

type Job = { paper: InvoicePaper; resolve: (pdf: Buffer) => void; reject: (error: Error) => void }
type Answer = { pdf: Uint8Array<ArrayBuffer> } | { failure: string }

type PrinterSettings = {
  startWorker?: () => Worker
  /** Milliseconds for one document, the worker's start included. */
  timeLimit?: number
  /** Milliseconds without work after which the worker ends. */
  idle?: number
  /** How many papers may wait. */
  room?: number
}

/** The invoice as PDF, made in a worker thread. Refuses with BUSY when too many wait already; throws when it can't be made. */
export const renderInvoicePdf = newPrinter()

export function newPrinter(settings: PrinterSettings = {}) {
  const { startWorker = startPdfWorker, timeLimit = 20_000, idle = 60_000, room = 50 } = settings
  const waiting: Job[] = []
  let worker: Worker | null = null
  let current: { job: Job; limit: NodeJS.Timeout } | null = null
  let rest: NodeJS.Timeout | undefined

  function next() {
    const job = waiting.shift()
    if (!job) return goIdle()
    clearTimeout(rest)
    worker ??= start()
    worker.ref()
    const limit = setTimeout(() => drop(`The PDF took longer than ${timeLimit} ms`), timeLimit)
    current = { job, limit }
    worker.postMessage(job.paper)
  }

  function goIdle() {
    worker?.unref()
    rest = setTimeout(() => {
      void worker?.terminate()
      worker = null
    }, idle)
    rest.unref()
  }

  function start() {
    const started = startWorker()
    const ifCurrent = (then: () => void) => started === worker && then()
    started.on('message', (answer: Answer) => ifCurrent(() => finish(answer)))
    started.on('error', error => ifCurrent(() => drop(`The PDF worker failed: ${error.message}`)))
    started.on('exit', code => ifCurrent(() => drop(`The PDF worker ended with code ${code}`)))
    return started
  }

  function finish(answer: Answer) {
    const done = current
    if (!done) return
    clearTimeout(done.limit)
    current = null
    if ('pdf' in answer) done.job.resolve(Buffer.from(answer.pdf.buffer))
    else done.job.reject(new Error(`The PDF could not be made: ${answer.failure}`))
    next()
  }

  // A worker that hangs or failed is thrown away; the next paper gets a new one.
  function drop(reason: string) {
    const dropped = worker
    worker = null
    void dropped?.terminate()
    if (current) finish({ failure: reason })
  }

  return (paper: InvoicePaper): Promise<Buffer> => {
    if (waiting.length >= room) return Promise.reject(new Refusal('BUSY', { retryAfter: 5 }))
    return new Promise((resolve, reject) => {
      waiting.push({ paper, resolve, reject })
      if (!current) next()
    })
  }
}

// Built, the worker lies beside the server as pdf-worker.mjs. From source (development, tests) it is TypeScript:
// the loader has to be registered inside the thread, since `--import tsx` only takes effect in the main one.
function startPdfWorker(): Worker {
  const limits = { resourceLimits: { maxOldGenerationSizeMb: 512 } }
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./pdf-worker.mjs', import.meta.url), limits)
  const tsx = dirname(createRequire(import.meta.url).resolve('tsx/package.json'))
  const loader = pathToFileURL(join(tsx, 'dist/esm/api/index.mjs'))
  const register = `data:text/javascript,import { register } from ${JSON.stringify(loader)}; register()`
  return new Worker(new URL('./worker.tsx', import.meta.url), { ...limits, execArgv: ['--import', register] })
}
