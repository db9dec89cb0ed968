import type { Access } from '@steward/contract/inbox/integrations.ts'
import type { Env } from '../../platform/env.ts'
import type { Checkup } from '../channel-kind.ts'
import { GraphError, graphCall, graphOf } from './graph.ts'
import { type Fields, fields, list, number, text } from './payload.ts'
import { noPermission, verdictTable } from './verdicts.ts'

/** What Meta tells of a token. */
interface Token {
  /** The app-wide id of the person it acts for. */
  userId: string | undefined
  scopes: string[]
  endsAt: string | null
  dataEndsAt: string | null
}

// What is refused here says something of the app's own secret, never of the token.
const verdicts = verdictTable([])

/** Undefined where this app can't tell: its id or secret is not known here, or the token was made by another app. */
export async function readToken(env: Env, token: string): Promise<Token | undefined> {
  const [secret] = env.META_APP_SECRET
  if (!env.META_APP_ID || !secret) return undefined
  try {
    const { data } = await graphCall(graphOf(env), {
      ...{ verdicts, method: 'GET', path: ['debug_token'] },
      query: { input_token: token, access_token: `${env.META_APP_ID}|${secret}` },
    })
    const about = fields(data)
    return about?.is_valid === true ? toldOf(about) : undefined
  } catch (failure) {
    if (failure instanceof GraphError) return undefined
    throw failure
  }
}

const toldOf = (about: Fields): Token => ({
  userId: text(about.user_id),
  scopes: list(about.scopes)
    .map(text)
    .filter(scope => scope !== undefined),
  endsAt: instantOf(about.expires_at),
  dataEndsAt: instantOf(about.data_access_expires_at),
})

// Seconds; 0 means never.
function instantOf(value: unknown): string | null {
  const seconds = number(value)
  return seconds ? new Date(seconds * 1000).toISOString() : null
}

/** The report on a token that opened its account: what it may do, and until when. */
export async function inspect(
  env: Env,
  token: string,
  needed: string[],
  subscription: Pick<Access, 'subscribed' | 'notSubscribed'>,
): Promise<Pick<Checkup, 'access' | 'problem'>> {
  const told = await readToken(env, token)
  const missingScopes = told ? needed.filter(scope => !told.scopes.includes(scope)) : []
  return {
    access: {
      ...(told && { endsAt: told.endsAt, dataEndsAt: told.dataEndsAt, scopes: told.scopes }),
      ...{ missingScopes, ...subscription },
    },
    ...(missingScopes.length > 0 && { problem: noPermission }),
  }
}
