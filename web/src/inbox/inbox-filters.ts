import type { Provider } from '@steward/contract/inbox/integrations.ts'
import type { Inputs } from '../platform/api.ts'
import { idIn, instantIn, oneOf, textIn } from '../ui/address.ts'
import { providers } from './channel-kinds.ts'

export const inboxViews = [
  'mine',
  'unassigned',
  'all',
  'waiting',
  'closing',
  'mentions',
  'automated',
  'snoozed',
  'closed',
] as const
export type InboxView = (typeof inboxViews)[number]

/** What the list shows; stands in the address. */
export interface InboxFilters {
  /** All open ones where left out. */
  view?: InboxView
  platform?: Provider
  /** One page or number. */
  channel?: string
  assignee?: string
  branch?: string
  label?: string
  team?: string
  q?: string
  /** The customer's pane is in front, where there is no room beside the conversation. */
  who?: true
  /** A message or a note that was searched for, and when it was written: the conversation opens there. */
  hit?: string
  at?: string
}

/** What belongs to one conversation alone, and not to the list. */
export const elsewhere = { who: undefined, hit: undefined, at: undefined } satisfies InboxFilters

/** Reads filters from an address; what makes no sense is left out. */
export function inboxFilters({
  view,
  platform,
  channel,
  assignee,
  branch,
  label,
  team,
  q,
  who,
  hit,
  at,
}: Record<string, unknown>): InboxFilters {
  return {
    view: oneOf(inboxViews, view),
    platform: oneOf(providers, platform),
    channel: idIn(channel),
    assignee: idIn(assignee),
    branch: idIn(branch),
    label: idIn(label),
    team: idIn(team),
    q: textIn(q),
    who: who === true || undefined,
    hit: idIn(hit),
    at: instantIn(at),
  }
}

type Query = Inputs['inbox']['conversations']['list']

// What was put away for later is out of sight in all views but its own.
const awake: Query = { status: 'open', snoozed: 'false' }

/** The filters as the server takes them. */
export function queryOf(
  { view = 'all', platform, channel, assignee, branch, label, team, q }: InboxFilters,
  me?: string,
): Query {
  const views: Record<InboxView, Query> = {
    mine: { ...awake, assignedTo: me },
    unassigned: { ...awake, unassigned: 'true' },
    // Whoever looks for somebody looks among all there are.
    all: q ? {} : awake,
    waiting: { ...awake, waiting: 'true', sort: 'waitingSince' },
    closing: { ...awake, waiting: 'true', closing: 'true', sort: 'lastCustomerAt' },
    mentions: { mentioned: 'true' },
    automated: { status: 'pending' },
    snoozed: { status: 'open', snoozed: 'true' },
    closed: { status: 'closed' },
  }
  return {
    ...views[view],
    ...(assignee && view !== 'mine' && view !== 'unassigned' && { assignedTo: assignee }),
    platform,
    integrationId: channel,
    branchId: branch,
    labelId: label,
    teamId: team,
    q,
  }
}

export const isNarrowed = ({ platform, channel, assignee, branch, label, team, q }: InboxFilters) =>
  Boolean(platform ?? channel ?? assignee ?? branch ?? label ?? team ?? q)
