// npm run burst [-- --write]: 200 conversations in one second before 20 agents; a conversation of 20,000 messages; a list of 50,000.
import { measureInBrowser } from './lib/measure.mjs'

await measureInBrowser('burst.ts')
