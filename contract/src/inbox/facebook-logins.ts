import { z } from 'zod'
import { act, create, get } from '../platform/base.ts'
import { ById, Id, Instant } from '../platform/values.ts'
import { Integration } from './integrations.ts'

/**
 * Why a sign-in on Facebook led to nothing.
 * - `denied`: the person said no there.
 * - `code_refused`: Facebook did not take back what it gave: it was used, or too old.
 * - `missing_scopes`: the person left out a permission that is needed.
 * - `no_pages`: they chose none, or manage none.
 * - `other_pages`: the page that is to be connected again is not among theirs.
 * - `unreachable`: Facebook did not answer.
 * - `expired`: too much time went by.
 */
export const LoginRefusal = z.enum([
  'denied',
  'code_refused',
  'missing_scopes',
  'no_pages',
  'other_pages',
  'unreachable',
  'expired',
])
export type LoginRefusal = z.infer<typeof LoginRefusal>

export const FacebookLogin = z.object({
  id: Id,
  /** `asked` until the person is back, `reading` while Facebook is asked, `ready` for choosing pages. */
  status: z.enum(['asked', 'reading', 'ready', 'refused', 'done']),
  refusal: LoginRefusal.nullable(),
  /** In Meta's own words. */
  missingScopes: z.array(z.string()),
  /** The channel that is to be connected again; null: any page. */
  integrationId: Id.nullable(),
  /** Theirs, while it is `ready`. Their tokens stay on the server. */
  pages: z.array(
    z.object({
      pageId: z.string(),
      name: z.string(),
      /** Their role on the page lets them answer its messages. */
      mayMessage: z.boolean(),
      /** The company has it already: it is connected again, and its conversations stay. */
      isConnected: z.boolean(),
    }),
  ),
  expiresAt: Instant,
})
export type FacebookLogin = z.infer<typeof FacebookLogin>

const Opaque = z
  .string()
  .min(1)
  .max(2000)
  .regex(/^[\x21-\x7e]+$/)

/** Connecting pages by signing in on Facebook. Each is for whoever began it, once, and for ten minutes. */
export const facebookLogins = {
  create: create(
    '/facebook-logins',
    { needs: 'can_manage_integrations', confirmed: true },
    'Begin a sign-in on Facebook, to connect pages',
  )
    .input(
      z.strictObject({
        /** Where the screens are, such as `https://steward.example.com`; has to be the installation's own address. */
        from: z.url({ protocol: /^https?$/ }).max(300),
        integrationId: Id.optional(),
      }),
    )
    .output(
      z.object({
        id: Id,
        /** Facebook's login dialog. It comes back to /oauth/facebook/callback with what `answer` takes. */
        address: z.string(),
        expiresAt: Instant,
      }),
    ),
  answer: act(
    '/facebook-logins/answer',
    { needs: 'can_manage_integrations', confirmed: true },
    'Hand on what Facebook sent the person back with; a job reads their pages',
  )
    .input(
      z.strictObject({
        state: z.string().regex(/^[\w-]{43}$/),
        /** Null when the person said no. */
        code: Opaque.nullable(),
      }),
    )
    .output(FacebookLogin),
  find: get('/facebook-logins/{id}', 'can_manage_integrations', 'How a sign-in on Facebook stands')
    .input(ById)
    .output(FacebookLogin),
  connect: act(
    '/facebook-logins/{id}/connect',
    { needs: 'can_manage_integrations', confirmed: true },
    'Connect the chosen pages, or connect them again',
  )
    .input(z.strictObject({ id: Id, pageIds: z.array(z.string().min(1).max(64)).min(1).max(100) }))
    .output(z.object({ items: z.array(Integration) })),
}
