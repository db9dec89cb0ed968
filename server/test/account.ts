import type { GraphApi } from '../src/demo/graph-player/graph-api.ts'
import type { Account } from '../src/inbox/channel-kind.ts'
import { type Env, readEnv } from '../src/platform/env.ts'

const key = `test:${Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64')}`

/** An account on the local Graph API, as its channel's folder works with it. */
export const accountOn = (
  meta: GraphApi,
  {
    accountId,
    token,
    wabaId = null,
    ...env
  }: { accountId: string; token: string; wabaId?: string | null } & Partial<Env>,
): Account => ({
  env: { ...readEnv({ APP_KEY: key, META_GRAPH_URL: meta.url, META_APP_SECRET: meta.appSecret }), ...env },
  accountId,
  wabaId,
  token,
})
