import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { listQuery, page, yesNo } from '../platform/page.ts'
import { Amount, ById, Id, Instant, Money, optionalText, text, Version } from '../platform/values.ts'

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

export const leads = {
  list: get('/leads', 'can_view_leads', 'List leads')
    .input(
      listQuery(['createdAt', 'value', 'title'], {
        status: LeadStatus.optional(),
        assignedTo: Id.optional(),
        unassigned: yesNo.optional(),
        clientId: Id.optional(),
        branchId: Id.optional(),
        source: text(60).optional(),
      }),
    )
    .output(page(LeadRow)),
  find: get('/leads/{id}', 'can_view_leads', 'One lead').input(ById).output(Lead),
  create: create('/leads', 'can_create_leads', 'Add a lead')
    .input(changes.required({ title: true }))
    .output(Lead),
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
