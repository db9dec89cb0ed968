import { randomBytes } from 'node:crypto'
import type { Env } from '../platform/env.ts'
import type { Platform } from '../platform/work.ts'
import { checkChannels, openChannelsAtMeta } from './channels.ts'
import { fillDemo, loginLines, wholeYear } from './fill.ts'
import { startGraphApi } from './graph-player/graph-api.ts'
import { progressOf } from './progress.ts'

export type Demo = Awaited<ReturnType<typeof openDemo>>

/** What `--demo` adds: a player of Meta's Graph API on this machine, and a company that works with it. */
export async function openDemo(env: Env) {
  const secret = env.META_APP_SECRET[0] ?? randomBytes(24).toString('hex')
  const verifyToken = env.META_VERIFY_TOKEN ?? randomBytes(24).toString('hex')
  const graph = await startGraphApi({
    ...(env.META_APP_ID && { appId: env.META_APP_ID }),
    ...{ appSecret: secret, verifyToken, receipts: 'delivered' },
  })
  openChannelsAtMeta(graph)
  const ownEnv: Env = {
    ...env,
    ...{ META_APP_ID: graph.appId, META_APP_SECRET: [secret, ...env.META_APP_SECRET.slice(1)] },
    ...{ META_VERIFY_TOKEN: verifyToken, META_GRAPH_URL: graph.url, isDemo: true },
  }
  let companyId = ''
  return {
    env: ownEnv,
    graph,

    /** The company, once it is filled. */
    get companyId() {
      return companyId
    },

    async fill(platform: Platform, { size = wholeYear, isQuiet = false } = {}) {
      let bar: ReturnType<typeof progressOf> | undefined
      companyId = await fillDemo(platform, graph, size, (moment, start) => {
        if (isQuiet) return
        bar ??= progressOf(start, platform.clock.now())
        bar.at(moment)
      })
      bar?.done()
      await checkChannels(platform, companyId)
    },

    /** From now on messages reach the server. */
    servesAt(origin: string) {
      graph.webhook = `${origin}/webhooks/meta`
    },

    logins: loginLines,
    stop: () => graph.stop(),
  }
}
