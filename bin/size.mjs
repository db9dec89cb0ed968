// npm run size: how much JavaScript a browser fetches before the first screen, how much more each screen takes, and the web chat.
// Gzip, in kB.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { built } from './build.mjs'
import { at } from './lib/project.mjs'

const FIRST_AT_MOST = 230
const SCREEN_AT_MOST = 130
// Companies put it on their own pages.
const CHAT_AT_MOST = 20
// What stands beside a list is fetched with it.
const PANES = { 'src/pages/conversation-pane.tsx': 'src/pages/inbox-page.tsx' }

const weights = new Map()
function weightOf(file) {
  if (!weights.has(file)) weights.set(file, gzipSync(readFileSync(at('dist/web', file))).length / 1024)
  return weights.get(file)
}

/** `{ first: 212.1, screens: { 'leads-page': 31.5, … } }` of what was built. */
export function sizes() {
  const manifest = JSON.parse(readFileSync(at('dist/web/.vite/manifest.json'), 'utf8'))
  const closure = (key, files = new Set()) => {
    const chunk = manifest[key]
    if (files.has(chunk.file)) return files
    files.add(chunk.file)
    for (const other of chunk.imports ?? []) closure(other, files)
    return files
  }
  const sum = files => [...files].reduce((total, file) => total + weightOf(file), 0)
  const page = readFileSync(at('dist/web/index.html'), 'utf8')
  const scripts = Object.keys(manifest).filter(key => page.includes(`src="/${manifest[key].file}"`))
  const entry = new Set(scripts.flatMap(key => [...closure(key)]))
  // Whatever the language, one catalogue comes along.
  const catalogues = Object.keys(manifest).filter(key => key.startsWith('src/locales/'))
  const heaviest = Math.max(...catalogues.map(key => weightOf(manifest[key].file)))
  const screens = Object.keys(manifest)
    .filter(key => /^src\/pages\/.*-(page|pane)\.tsx$/.test(key) && manifest[key].isDynamicEntry)
    .map(key => {
      const files = closure(PANES[key] ?? key)
      return [path.basename(key, '.tsx'), sum([...closure(key, files)].filter(file => !entry.has(file)))]
    })
  return { first: sum(entry) + heaviest, screens: Object.fromEntries(screens.sort((a, b) => b[1] - a[1])) }
}

/** Prints the table; false where something is over its limit. */
export function sizesHold() {
  const { first, screens } = sizes()
  const line = (name, size, most) => {
    console.log(`${size.toFixed(1).padStart(7)}  ${name}${size > most ? `  over ${most}` : ''}`)
    return size <= most
  }
  const chat = gzipSync(readFileSync(at('dist/chat/chat.js'))).length / 1024
  const held = [line('before the first screen', first, FIRST_AT_MOST), line('web chat', chat, CHAT_AT_MOST)]
  for (const [name, size] of Object.entries(screens)) held.push(line(name, size, SCREEN_AT_MOST))
  return held.every(Boolean)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await built()
  process.exit(sizesHold() ? 0 : 1)
}
