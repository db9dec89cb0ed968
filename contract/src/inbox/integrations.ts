import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { listQuery, page, yesNo } from '../platform/page.ts'
import { ById, Id, Instant, optionalText, text, Version } from '../platform/values.ts'

export const Provider = z.enum(['facebook', 'whatsapp', 'webchat'])
export type Provider = z.infer<typeof Provider>

/** How the company's own web chat looks, and where. */
export const WebChatSettings = z.object({
  /** The sites it may stand on, as browsers name them: `https://www.example.com`. */
  origins: z.array(z.string()),
  /** Of its button: `#0a6cff`. */
  colour: z.string(),
  greeting: z.string().nullable(),
  /** Said instead of the greeting while nobody is there to answer. */
  awayWords: z.string().nullable(),
})
export type WebChatSettings = z.infer<typeof WebChatSettings>

/** What the other side tells of a token. */
export const Access = z.object({
  /** Null: it does not end by itself. Left out where it is not told. */
  endsAt: Instant.nullable().optional(),
  /** From then on it no longer reads what customers write. */
  dataEndsAt: Instant.nullable().optional(),
  /** What it may do, in Meta's own words; left out where that is not told. */
  scopes: z.array(z.string()).optional(),
  /** What it would need beside that. */
  missingScopes: z.array(z.string()),
  /** What is delivered to us of the account; a WhatsApp account is delivered as a whole and names nothing. */
  subscribed: z.array(z.string()),
  /** What should be, and is not. */
  notSubscribed: z.array(z.string()),
})
export type Access = z.infer<typeof Access>

export const Integration = z.object({
  id: Id,
  provider: Provider,
  /** The page's id on Facebook, the phone_number_id on WhatsApp, the key of a web chat. */
  pageId: z.string(),
  wabaId: z.string().nullable(),
  name: z.string().nullable(),
  /** The last characters of the token; the token itself never comes back. */
  tokenEnding: z.string(),
  isActive: z.boolean(),
  health: z.enum(['unchecked', 'ok', 'reconnect', 'failing']),
  healthNote: z.string().nullable(),
  checkedAt: Instant.nullable(),
  /** The last check that went well. */
  workedAt: Instant.nullable(),
  /** The last message that the other side took, to the minute. */
  lastSentAt: Instant.nullable(),
  /** Null before the first check, and for a web chat. */
  access: Access.nullable(),
  /** Nothing has come in since then, for longer than is usual here; null while all is well. */
  silentSince: Instant.nullable(),
  branchId: Id.nullable(),
  /** After how many hours without a word administrators are told; 0: never; null: by the channel's own rhythm. */
  silenceHours: z.int().nullable(),
  /** Conversations of this channel begin, and come back, with an automation: an API client that answers them. */
  startsAutomated: z.boolean(),
  /** The team to which new conversations of this channel come. */
  teamId: Id.nullable(),
  /** What customers are told who write outside business hours; `{customer}` and `{opening}` are filled in. */
  awayMessage: z.string().nullable(),
  /** What customers are asked when their conversation is closed, with one to five stars to press; null: nothing. */
  ratingQuestion: z.string().nullable(),
  /** Null but for a web chat. */
  webChat: WebChatSettings.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Integration = z.infer<typeof Integration>

const Counts = z.object({ received: z.int(), worked: z.int() })

/** What the other side still held, of what was said from a moment until two minutes before it was asked. */
export const Comparison = z.object({
  since: Instant,
  held: z.int(),
  missing: z.int(),
  /** Of the missing ones; the others could not be stored. */
  fetched: z.int(),
  /** Why it was not looked through to its end, as a verdict; null: it was. */
  trouble: z.string().nullable(),
})
export type Comparison = z.infer<typeof Comparison>

/** Items of deliveries: messages, receipts, reactions and whatever else Meta tells. */
export const Completeness = z.object({
  /** Of the last seven days, those in which something came. */
  hours: z.array(Counts.extend({ at: Instant })),
  day: Counts,
  week: Counts,
  /** They are tried again by themselves. */
  waiting: z.int(),
  /** They wait for somebody. */
  failed: z.int(),
  unknown: z.int(),
  newestAt: Instant.nullable(),
  silentSince: Instant.nullable(),
  /** Of the last four weeks; null while too little is known. */
  longestSilenceHours: z.int().nullable(),
  /** The channel tells what it holds. */
  canCompare: z.boolean(),
  comparedAt: Instant.nullable(),
  comparison: Comparison.nullable(),
  /** It is being compared right now. */
  isComparing: z.boolean(),
})
export type Completeness = z.infer<typeof Completeness>

const OpaqueId = z.string().regex(/^[\w.:-]{1,64}$/, 'An id as Meta shows it')
const AccessToken = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .regex(/^[\x21-\x7e]+$/, 'A token as Meta shows it, without spaces')

export const integrations = {
  list: get('/integrations', 'can_manage_integrations', 'List channels')
    .input(listQuery(['createdAt'], { provider: Provider.optional(), isActive: yesNo.optional() }))
    .output(page(Integration)),
  /** What has to be entered at Meta, and whether this server was given its own half. Its secrets are not told. */
  webhook: get('/integrations/webhook', 'can_manage_integrations', 'Where Meta delivers to').output(
    z.object({
      /** The address for Meta; null where the server does not know its own (PUBLIC_URL). */
      address: z.string().nullable(),
      hasVerifyToken: z.boolean(),
      hasAppSecret: z.boolean(),
      hasAppId: z.boolean(),
    }),
  ),
  find: get('/integrations/{id}', 'can_manage_integrations', 'One channel').input(ById).output(Integration),
  create: create(
    '/integrations',
    { needs: 'can_manage_integrations', confirmed: true },
    'Connect a page or number; checked by a job',
  )
    .input(
      z.strictObject({
        provider: Provider.exclude(['webchat']),
        pageId: OpaqueId,
        accessToken: AccessToken,
        wabaId: OpaqueId.nullable().optional(),
        name: text(200).optional(),
        branchId: Id.nullable().optional(),
      }),
    )
    .output(Integration),
  change: change(
    '/integrations/{id}',
    { needs: 'can_manage_integrations', confirmed: true },
    'Change a channel, or give it a new token',
  )
    .input(
      z.strictObject({
        id: Id,
        accessToken: AccessToken.optional(),
        wabaId: OpaqueId.nullable().optional(),
        name: text(200).optional(),
        isActive: z.boolean().optional(),
        branchId: Id.nullable().optional(),
        awayMessage: optionalText(1000).optional(),
        ratingQuestion: optionalText(300).optional(),
        teamId: Id.nullable().optional(),
        startsAutomated: z.boolean().optional(),
        silenceHours: z.int().min(0).max(1000).nullable().optional(),
      }),
    )
    .output(Integration),
  completeness: get(
    '/integrations/{id}/completeness',
    'can_manage_integrations',
    'What came through a channel, and what became of it',
  )
    .input(ById)
    .output(Completeness),
  /** Begins it; how it ends is told by `completeness`. Refuses COMPARE_IMPOSSIBLE, CHANNEL_OFF. */
  compare: act(
    '/integrations/{id}/compare',
    'can_manage_integrations',
    'Compare what the channel still holds with what is stored, and fetch what is missing',
  )
    .input(ById)
    .output(Completeness),
  check: act('/integrations/{id}/check', 'can_manage_integrations', 'Check the channel again')
    .input(ById)
    .output(Integration),
  remove: remove(
    '/integrations/{id}',
    { needs: 'can_manage_integrations', confirmed: true },
    'Disconnect; conversations stay',
  ).input(ById),
  restore: act(
    '/integrations/{id}/restore',
    { needs: 'can_manage_integrations', confirmed: true },
    'Bring a channel back',
  )
    .input(ById)
    .output(Integration),
}
