// Which tests of a run failed, and with what. As a reporter of Vitest and of Playwright it writes them down; `npm test` ends with them.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

const LINES_OF_AN_ERROR = 3
const file = process.env.FAILURES_FILE ?? path.join(tmpdir(), `steward-failures-${process.pid}.json`)

/** What makes a run of either tool write its failures down. */
export const reporter = { path: fileURLToPath(import.meta.url), env: { FAILURES_FILE: file } }

/** The failures written down since they were last taken. */
export function takeFailures() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return []
  } finally {
    rmSync(file, { force: true })
  }
}

const gist = error =>
  stripVTControlCharacters(error?.message ?? error?.value ?? 'without a word')
    .split('\n')
    .filter(line => line.trim())
    .slice(0, LINES_OF_AN_ERROR)

export default class Failures {
  #found = []

  #note(test, errors) {
    this.#found.push({ test, error: gist(errors[0]) })
    writeFileSync(file, JSON.stringify(this.#found))
  }

  /** Vitest, once everything has run. */
  onTestRunEnd(modules, unhandled) {
    for (const module of modules) {
      const inFile = name => [module.relativeModuleId, name].filter(Boolean).join(' › ')
      if (module.errors().length) this.#note(inFile(), module.errors())
      for (const suite of module.children.allSuites())
        if (suite.errors().length) this.#note(inFile(suite.fullName), suite.errors())
      for (const test of module.children.allTests('failed')) this.#note(inFile(test.fullName), test.result().errors)
    }
    for (const error of unhandled) this.#note('outside of any test', [error])
  }

  /** Playwright, after each try of a story. */
  onTestEnd(test, { errors, retry }) {
    if (test.outcome() === 'unexpected' && retry === test.retries)
      this.#note(test.titlePath().filter(Boolean).join(' › '), errors)
  }

  /** Playwright, of what belongs to no story: a server that does not start. */
  onError(error) {
    this.#note('outside of any story', [error])
  }
}
