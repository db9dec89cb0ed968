import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { type Permission, permissionKeys } from '@steward/contract/platform/permissions.ts'

export const verbs = ['view', 'create', 'edit', 'delete'] as const
export type Verb = (typeof verbs)[number]
type NounOf<P> = P extends `can_delete_${infer Noun}` ? Noun : never
/** What has the usual four rights. */
export type NounWord = NounOf<Permission>
type Usual = `can_${Verb}_${NounWord}`
type Area = 'people' | 'sales' | 'work' | 'money' | 'inbox' | 'steward'

export const verbWords: Record<Verb, MessageDescriptor> = {
  view: msg`See`,
  create: msg`Add`,
  edit: msg`Change`,
  delete: msg`Delete`,
}

export const areaWords: Record<Area, MessageDescriptor> = {
  sales: msg`Sales`,
  inbox: msg`Inbox`,
  work: msg`Work`,
  money: msg`Money`,
  people: msg`People`,
  steward: msg`Company and data`,
}

/** Where each noun stands and what it is called: a new one is missed by the compiler. */
const nouns: Record<NounWord, { area: Area; words: MessageDescriptor }> = {
  leads: { area: 'sales', words: msg`Leads` },
  clients: { area: 'sales', words: msg`Clients` },
  tasks: { area: 'work', words: msg`Tasks` },
  invoices: { area: 'money', words: msg`Invoices` },
  transactions: { area: 'money', words: msg`Transactions` },
  employees: { area: 'people', words: msg`People` },
  departments: { area: 'people', words: msg`Departments` },
  branches: { area: 'people', words: msg`Branches` },
  users: { area: 'people', words: msg`Logins` },
}

/** Where each of the other rights stands, likewise. */
const areaOf: Record<Exclude<Permission, Usual>, Area> = {
  can_view_all_leads: 'sales',
  can_assign_leads: 'sales',
  can_close_leads: 'sales',
  can_view_social: 'inbox',
  can_view_all_conversations: 'inbox',
  can_reply_social: 'inbox',
  can_manage_inbox: 'inbox',
  can_manage_integrations: 'inbox',
  can_view_all_tasks: 'work',
  can_issue_invoices: 'money',
  can_void_invoices: 'money',
  can_record_payments: 'money',
  can_run_payroll: 'money',
  can_view_reports: 'money',
  can_view_salaries: 'people',
  can_manage_roles: 'people',
  can_manage_company: 'steward',
  can_manage_api_keys: 'steward',
  can_view_audit_log: 'steward',
  can_import_data: 'steward',
  can_export_data: 'steward',
}

export interface PermissionGroup {
  area: Area
  nouns: {
    noun: NounWord
    words: MessageDescriptor
    keys: Record<Verb, Permission>
    /** What else there is to do with it. */
    more: Permission[]
  }[]
  others: Permission[]
}

/** Every right there is, as people look for it: by area, all of a noun together. */
export const permissionGroups: PermissionGroup[] = (Object.keys(areaWords) as Area[]).map(area => {
  const others = permissionKeys.filter(key => areaOf[key as keyof typeof areaOf] === area)
  const here = (Object.keys(nouns) as NounWord[])
    .filter(noun => nouns[noun].area === area)
    .map(noun => ({
      noun,
      words: nouns[noun].words,
      keys: keysOf(noun),
      more: others.filter(key => key.endsWith(`_${noun}`)),
    }))
  return { area, nouns: here, others: others.filter(key => !here.some(({ more }) => more.includes(key))) }
})

function keysOf(noun: NounWord) {
  return Object.fromEntries(verbs.map(verb => [verb, `can_${verb}_${noun}`])) as Record<Verb, Permission>
}

// What works only on things one sees, and the right to see them.
const seeing = new Map<Permission, Permission>(
  permissionGroups.flatMap(({ nouns }) =>
    nouns.flatMap(({ keys }) => verbs.slice(1).map((verb): [Permission, Permission] => [keys[verb], keys.view])),
  ),
)
for (const [key, needed] of [
  ['can_view_all_leads', 'can_view_leads'],
  ['can_assign_leads', 'can_view_leads'],
  ['can_close_leads', 'can_view_leads'],
  ['can_view_all_tasks', 'can_view_tasks'],
  ['can_view_all_conversations', 'can_view_social'],
  ['can_reply_social', 'can_view_social'],
  ['can_manage_inbox', 'can_view_social'],
  ['can_issue_invoices', 'can_view_invoices'],
  ['can_void_invoices', 'can_view_invoices'],
  ['can_record_payments', 'can_view_invoices'],
] as [Permission, Permission][]) {
  seeing.set(key, needed)
}

/** Gives or takes a right. What works only on things one sees brings the seeing along; without seeing, the rest goes too. */
export function withRight(rights: ReadonlySet<Permission>, key: Permission, isGranted: boolean): Set<Permission> {
  const next = new Set(rights)
  if (isGranted) {
    next.add(key)
    const needed = seeing.get(key)
    if (needed) next.add(needed)
  } else {
    next.delete(key)
    for (const [dependent, needed] of seeing) if (needed === key) next.delete(dependent)
  }
  return next
}

/** What a change of a role gives and takes, in the order of the catalogue. */
export const differenceOf = (before: ReadonlySet<Permission>, after: ReadonlySet<Permission>) => ({
  gained: permissionKeys.filter(key => after.has(key) && !before.has(key)),
  lost: permissionKeys.filter(key => before.has(key) && !after.has(key)),
})
