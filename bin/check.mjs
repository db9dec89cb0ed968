// npm run check: types, format and lint, import rules, dead code.
import { generated } from './generate.mjs'
import { installed } from './lib/install.mjs'
import { looseSentences } from './lib/loose-sentences.mjs'
import { program, quietly } from './lib/project.mjs'
import { untranslated } from './lib/untranslated.mjs'
import { englishExtracted } from './sentences.mjs'

const LEAST_MODULES = 120

await installed()
await generated()
await englishExtracted()
const node = (...args) => quietly(process.execPath, args)

const checks = {
  'types of the contract': () => node(program('typescript-7', 'bin/tsc'), '-p', 'contract'),
  'types of the server': () => node(program('typescript-7', 'bin/tsc'), '-p', 'server'),
  'types of the screens': () => node(program('typescript-7', 'bin/tsc'), '-p', 'web'),
  'types of the web chat': () => node(program('typescript-7', 'bin/tsc'), '-p', 'web/chat'),
  'format and lint': () => node(program('@biomejs/biome', 'bin/biome'), 'check'),
  'import rules': importRules,
  'sentences for translators': async () => saying(looseSentences()),
  'words in every language': async () => saying(await untranslated()),
  'dead code': () => node(program('knip', 'bin/knip.js'), '--no-progress'),
}

const saying = found => ({ code: found.length ? 1 : 0, output: found.join('\n') })

// With a TypeScript that has no compiler API the tool reads nothing and is content; so it has to have read something.
async function importRules() {
  const { code, output } = await node(
    program('dependency-cruiser', 'bin/dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    'contract/src',
    'server/src',
    'web/src',
    'web/chat',
  )
  const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0)
  return modules < LEAST_MODULES
    ? { code: 1, output: `${output}\nOnly ${modules} modules were read` }
    : { code, output }
}

// The two cores take two at a time.
const queue = Object.entries(checks)
let failed = 0
async function take() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [name, check] = next
    const began = Date.now()
    const { code, output } = await check()
    if (code !== 0) failed++
    console.log(
      `${code === 0 ? 'passed' : 'FAILED'}  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)${code === 0 ? '' : `\n${output}`}`,
    )
  }
}
await Promise.all([take(), take()])
process.exit(failed ? 1 : 0)
