// npm run reset-password | backup | restore
import { built } from './build.mjs'
import { at } from './lib/project.mjs'

await built()
process.chdir(at('.'))
await import('../dist/server/command.mjs')
