// What was done from which files: a step is repeated only when one of its files changed since it last succeeded.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at } from './project.mjs'

const skipped = new Set(['node_modules', 'dist', 'generated', 'data', '.git'])

function* filesIn(place) {
  const file = at(place)
  if (!existsSync(file)) return
  if (statSync(file).isFile()) return yield file
  for (const entry of readdirSync(file, { withFileTypes: true })) {
    if (!skipped.has(entry.name)) yield* filesIn(path.join(place, entry.name))
  }
}

const contentOf = file => createHash('sha256').update(readFileSync(file)).digest('base64')

// Times are looked at first, contents only where they differ: a fresh checkout of the same files builds nothing anew.
function marksOf(places, known = {}) {
  const marks = {}
  for (const file of places.flatMap(place => [...filesIn(place)])) {
    const { size, mtimeMs } = statSync(file)
    const name = path.relative(at('.'), file)
    const before = known[name]
    marks[name] =
      before?.size === size && before.mtimeMs === mtimeMs ? before : { size, mtimeMs, content: contentOf(file) }
  }
  return marks
}

const same = (a, b) => {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every(name => a[name].content === b[name]?.content)
}

const stampFile = step => at('node_modules/.steward', `${step}.json`)

function readStamp(step) {
  try {
    return JSON.parse(readFileSync(stampFile(step), 'utf8'))
  } catch {
    return {}
  }
}

/**
 * Runs a step unless its files are as they were when it last succeeded and its results are still there. The stamp is written
 * after success only, so that an interrupted step is done again.
 */
export async function whenChanged(step, { from, makes = [] }, work) {
  const stamp = readStamp(step)
  const marks = marksOf(from, stamp)
  if (same(marks, stamp) && makes.every(place => existsSync(at(place)))) return false
  await work()
  mkdirSync(path.dirname(stampFile(step)), { recursive: true })
  writeFileSync(stampFile(step), JSON.stringify(marksOf(from)))
  return true
}
