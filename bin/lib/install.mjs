// npm ci, when it has not been done for this lock file. Packages' own install scripts stay off: nothing here needs one.
import { existsSync } from 'node:fs'
import { whenChanged } from './freshness.mjs'
import { at, must } from './project.mjs'

export function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `Steward needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  )
  process.exit(1)
}

export async function installed() {
  refuseOldNode()
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  await whenChanged(
    'install',
    { from: ['package-lock.json'], makes: ['node_modules/fastify', 'node_modules/esbuild'] },
    async () => {
      console.log('Installing packages, once; this usually takes a minute …')
      await must('Installed', npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
        shell: process.platform === 'win32',
      })
      if (!existsSync(at('node_modules'))) throw new Error('npm ci left no node_modules')
    },
  )
}
