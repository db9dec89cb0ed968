// npm run dev [-- --demo]: the server from its sources with reload, and the screens through Vite; one Ctrl-C ends both.
import { spawn } from 'node:child_process'
import { chatBuilt } from './build.mjs'
import { generated } from './generate.mjs'
import { installed } from './lib/install.mjs'
import { at, program } from './lib/project.mjs'
import { englishExtracted } from './sentences.mjs'

await installed()
await generated()
await englishExtracted()
await chatBuilt()
const children = [
  spawn(
    process.execPath,
    [program('tsx', 'dist/cli.mjs'), 'watch', '--clear-screen=false', 'src/main.ts', ...process.argv.slice(2)],
    {
      cwd: at('server'),
      stdio: 'inherit',
      env: { ...process.env, DATA_DIR: process.env.DATA_DIR ?? at('data') },
    },
  ),
  spawn(process.execPath, [program('vite', 'bin/vite.js')], { cwd: at('web'), stdio: 'inherit' }),
]
const end = () => {
  for (const child of children) child.kill('SIGTERM')
}
process.on('SIGINT', end)
process.on('SIGTERM', end)
for (const child of children) child.once('exit', end)
