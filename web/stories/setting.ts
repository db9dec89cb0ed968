import { randomInt } from 'node:crypto'

/** Where the stories of a new company play, and those of the demo company; two runs beside each other need ports of their own. */
export const port = Number(process.env.STORIES_PORT ?? 3219)
export const graphPort = port + 1
export const demoPort = port + 2
/** A site of the company's own, on another origin than Steward. */
export const sitePort = port + 3
/** Meta's app as the server under test knows it. */
export const meta = {
  appId: '900000000000001',
  appSecret: 'the secret of the stories',
  verifyToken: 'the verify token of the stories',
}

/** A page or number that nobody has connected: each belongs to one company, also when a story is told again. */
export const freePageId = () => String(randomInt(1e13, 1e14))
