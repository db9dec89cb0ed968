// npm start: installs and builds what is missing or has changed, then serves, in this same process.
import { built } from './build.mjs'
import { at } from './lib/project.mjs'

await built()
process.chdir(at('.'))
await import('../dist/server/main.mjs')
