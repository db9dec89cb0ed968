import { sql } from '../../platform/db/sql.ts'
import type { Env } from '../../platform/env.ts'
import type { JobWork } from '../../platform/jobs.ts'
import { graphCall, graphOf } from '../meta/graph.ts'
import { readToken } from '../meta/inspection.ts'
import { type Fields, fields, list, id as readId, text } from '../meta/payload.ts'
import { ChannelFailure, rejected } from '../verdict.ts'
import { neededScopes } from './check.ts'
import { type Login, lookForLogin, type PageOfPerson, placeOf, refusedFor } from './login.ts'
import { messengerVerdicts } from './verdicts.ts'

const TRIES = 3
const AT_ONCE = '100'
const MOST_ROUNDS = 20

type Outcome = ReturnType<typeof refusedFor> | { pages: PageOfPerson[] }

/** Job: makes a token of the code that the person came back with, and asks for their pages. */
export async function readLogin(work: JobWork, { loginId }: { loginId: string }) {
  const { env, box } = work.platform
  const login = await work.look(ctx => lookForLogin(ctx, loginId))
  if (login?.status !== 'reading' || !login.sealed) return
  const outcome = await ask(work, login, box.open(login.sealed, placeOf(loginId)), env)
  await work.perform(ctx =>
    ctx.write.change(
      'FacebookLogin',
      { id: loginId, status: 'reading' },
      'pages' in outcome
        ? { status: 'ready', sealed: box.seal(JSON.stringify(outcome.pages), placeOf(loginId)) }
        : outcome,
    ),
  )
}

async function ask(work: JobWork, login: Login, code: string, env: Env): Promise<Outcome> {
  try {
    const token = await longLived(env, await exchangeCode(env, code, login.redirectUri))
    const granted = await readToken(env, token)
    const missing = granted ? neededScopes.filter(scope => !granted.scopes.includes(scope)) : []
    if (missing.length > 0) return refusedFor('missing_scopes', missing)
    const pages = await pagesBehind(env, token)
    if (pages.length === 0) return refusedFor('no_pages')
    return (await isAmong(work, login, pages)) ? { pages } : refusedFor('other_pages')
  } catch (failure) {
    if (!(failure instanceof ChannelFailure)) throw failure
    if (failure.kind !== 'retry') return refusedFor('code_refused')
    // A code whose answer was lost is refused the second time, and then the person begins again.
    if (work.attempt < TRIES) throw new Error(failure.sentence)
    return refusedFor('unreachable')
  }
}

/** Is the page that is to be connected again one of theirs? */
async function isAmong({ look }: JobWork, { integrationId }: Login, pages: PageOfPerson[]): Promise<boolean> {
  if (!integrationId) return true
  const [wanted] = await look(ctx =>
    ctx.query<{ pageId: string }>(
      sql`select i.page_id as "pageId" from ${ctx.visible.Integration} i where i.id = ${integrationId}`,
    ),
  )
  return pages.some(({ pageId }) => pageId === wanted?.pageId)
}

async function exchangeCode(env: Env, code: string, redirectUri: string): Promise<string> {
  // It has to be the same address to the letter.
  const answer = await exchange(env, { redirect_uri: redirectUri, code })
  return tokenIn(answer)
}

// A page's token lives as long as the person's that it was made with, and for ever once that is a long-lived one.
const longLived = async (env: Env, token: string): Promise<string> =>
  tokenIn(await exchange(env, { grant_type: 'fb_exchange_token', fb_exchange_token: token }))

const exchange = (env: Env, query: Record<string, string>) =>
  graphCall(graphOf(env), {
    ...{ verdicts: messengerVerdicts, method: 'GET', path: ['oauth', 'access_token'] },
    query: { client_id: env.META_APP_ID ?? '', client_secret: env.META_APP_SECRET[0] ?? '', ...query },
  })

function tokenIn(answer: Fields): string {
  const token = text(answer.access_token)
  if (!token) throw new ChannelFailure(rejected('Facebook gave no token.'))
  return token
}

async function pagesBehind(env: Env, token: string): Promise<PageOfPerson[]> {
  const pages: PageOfPerson[] = []
  let after: string | undefined
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { data, paging } = await graphCall(graphOf(env), {
      ...{ verdicts: messengerVerdicts, method: 'GET', path: ['me', 'accounts'], token },
      query: { fields: 'id,name,access_token,tasks', limit: AT_ONCE, ...(after && { after }) },
    })
    pages.push(...list(data).flatMap(pageIn))
    const next = fields(paging)
    after = text(next?.next) && text(fields(next?.cursors)?.after)
    if (!after) break
  }
  return pages
}

function pageIn(value: unknown): PageOfPerson[] {
  const page = fields(value)
  const [pageId, token] = [readId(page?.id), text(page?.access_token)]
  if (!pageId || !token) return []
  const tasks = list(page?.tasks).map(text)
  return [{ pageId, token, name: text(page?.name) ?? pageId, tasks: tasks.filter(task => task !== undefined) }]
}

/** Job: what was not finished in time is over, and what it held is gone. */
export async function endLogin({ perform }: JobWork, { loginId }: { loginId: string }) {
  await perform(ctx =>
    ctx.write.change('FacebookLogin', { id: loginId, status: ['asked', 'reading', 'ready'] }, refusedFor('expired')),
  )
}
