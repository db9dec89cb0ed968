// npm run pace [-- --quick --company=demo --write]: how long people wait for screens, in the demo company and in one with 50,000 leads.
import { measureInBrowser } from './lib/measure.mjs'

await measureInBrowser('pace.ts')
