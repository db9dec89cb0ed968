import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { cell, Imported, importInput } from '../platform/import.ts'
import { listQuery, page, yesNo } from '../platform/page.ts'
import { Amount, ById, Id, Instant, Money, optionalText, searchWords, text, Version } from '../platform/values.ts'

export const LeadStatus = z.enum(['new', 'negotiation', 'won', 'lost'])
export type LeadStatus = z.infer<typeof LeadStatus>

export const Lead = z.object({
  id: Id,
  title: z.string(),
  source: z.string(),
  status: LeadStatus,
  value: Money,
  /** An employee, or nobody yet. */
  assignedTo: Id.nullable(),
  assignedName: z.string().nullable(),
  clientId: Id.nullable(),
  clientName: z.string().nullable(),
  branchId: Id.nullable(),
  contactInfo: z.string().nullable(),
  notes: z.string().nullable(),
  lostReason: z.string().nullable(),
  closedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Lead = z.infer<typeof Lead>

/** Lists leave out what only a lead's own page shows. */
export const LeadRow = Lead.omit({ notes: true, contactInfo: true, lostReason: true })
export type LeadRow = z.infer<typeof LeadRow>

const fields = {
  title: text(200),
  source: text(60),
  value: Amount,
  /** Giving a lead to somebody else needs `can_assign_leads`. */
  assignedTo: Id.nullable(),
  clientId: Id.nullable(),
  branchId: Id.nullable(),
  contactInfo: optionalText(1000),
  notes: optionalText(20_000),
}
const changes = z.strictObject(fields).partial()
/** What a new lead may come with. */
export const NewLead = changes.required({ title: true })

/** A row of a file; people, clients and branches by their names. */
const ImportedLead = z.strictObject({
  title: cell,
  value: cell,
  source: cell,
  status: cell,
  lostReason: cell,
  assignedName: cell,
  clientName: cell,
  branchName: cell,
  contactInfo: cell,
  notes: cell,
})

const filters = {
  assignedTo: Id.optional(),
  unassigned: yesNo.optional(),
  clientId: Id.optional(),
  branchId: Id.optional(),
  source: text(60).optional(),
  /** Worth at least, and at most, as much. */
  valueFrom: Amount.optional(),
  valueTo: Amount.optional(),
}

export const leads = {
  list: get('/leads', 'can_view_leads', 'List leads')
    .input(listQuery(['createdAt', 'value', 'title'], { status: LeadStatus.optional(), ...filters }))
    .output(page(LeadRow)),
  pipeline: get('/leads/pipeline', 'can_view_leads', 'How many leads stand where, and what they are worth')
    .input(z.strictObject({ q: searchWords.optional(), ...filters }))
    .output(z.array(z.object({ status: LeadStatus, count: z.int(), value: Money }))),
  sources: get('/leads/sources', 'can_view_leads', 'Where leads came from lately, the most frequent first')
    .input(z.strictObject({}))
    .output(z.array(z.string())),
  find: get('/leads/{id}', 'can_view_leads', 'One lead').input(ById).output(Lead),
  create: create('/leads', 'can_create_leads', 'Add a lead').input(NewLead).output(Lead),
  import: act('/leads/import', 'can_import_data', 'Add leads from the rows of a file')
    .input(importInput(ImportedLead))
    .output(Imported),
  change: change('/leads/{id}', 'can_edit_leads', 'Change a lead')
    .input(z.strictObject({ id: Id, ...changes.shape }))
    .output(Lead),
  remove: remove('/leads/{id}', 'can_delete_leads', 'Delete a lead').input(ById),
  restore: act('/leads/{id}/restore', 'can_delete_leads', 'Bring a lead back').input(ById).output(Lead),
  move: act('/leads/{id}/move', 'can_edit_leads', 'Move an open lead')
    .input(z.strictObject({ id: Id, status: z.enum(['new', 'negotiation']) }))
    .output(Lead),
  win: act('/leads/{id}/win', 'can_close_leads', 'Win a lead: it gets its client')
    .input(
      z
        .strictObject({ id: Id, clientId: Id.optional(), clientName: text(200).optional() })
        .refine(choice => !(choice.clientId && choice.clientName), {
          path: ['clientName'],
          message: 'Either a client or a new name, not both',
        }),
    )
    .output(Lead),
  lose: act('/leads/{id}/lose', 'can_close_leads', 'Lose a lead, and say why')
    .input(z.strictObject({ id: Id, reason: text(500) }))
    .output(Lead),
  reopen: act('/leads/{id}/reopen', 'can_close_leads', 'Reopen a closed lead').input(ById).output(Lead),
}
