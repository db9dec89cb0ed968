import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { cell, Imported, importInput } from '../platform/import.ts'
import { listQuery, page } from '../platform/page.ts'
import { ById, Id, Instant, Money, optionalText, text, Version } from '../platform/values.ts'

export const Client = z.object({
  id: Id,
  name: z.string(),
  contactInfo: z.string().nullable(),
  address: z.string().nullable(),
  taxNumber: z.string().nullable(),
  branchId: Id.nullable(),
  notes: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Client = z.infer<typeof Client>

/** What a client owes in the company's currency, and what is open with them; null where the reader may not see it. */
export const ClientStanding = z.object({
  id: Id,
  due: Money.nullable(),
  overdue: Money.nullable(),
  openLeads: z.int().nullable(),
})
export type ClientStanding = z.infer<typeof ClientStanding>

const MOST_AT_ONCE = 100

const fields = {
  name: text(200),
  contactInfo: optionalText(1000),
  address: optionalText(1000),
  taxNumber: optionalText(60),
  branchId: Id.nullable(),
  notes: optionalText(20_000),
}
const changes = z.strictObject(fields).partial()
/** What a new client may come with. */
export const NewClient = changes.required({ name: true })

/** A row of a file; the branch by its name. */
const ImportedClient = z.strictObject({
  name: cell,
  contactInfo: cell,
  address: cell,
  taxNumber: cell,
  branchName: cell,
  notes: cell,
})

export const clients = {
  list: get('/clients', 'can_view_clients', 'List clients')
    .input(listQuery(['name', 'createdAt'], { branchId: Id.optional() }))
    .output(page(Client.omit({ notes: true }))),
  standing: get('/clients/standing', 'can_view_clients', 'What clients owe, and how many leads are open with them')
    .input(
      z.strictObject({
        /** Ids with commas between them. */
        ids: z
          .string()
          .max(MOST_AT_ONCE * 37)
          .transform(ids => ids.split(','))
          .pipe(z.array(Id).max(MOST_AT_ONCE)),
      }),
    )
    .output(z.array(ClientStanding)),
  find: get('/clients/{id}', 'can_view_clients', 'One client').input(ById).output(Client),
  create: create('/clients', 'can_create_clients', 'Add a client').input(NewClient).output(Client),
  import: act('/clients/import', 'can_import_data', 'Add clients from the rows of a file')
    .input(importInput(ImportedClient))
    .output(Imported),
  change: change('/clients/{id}', 'can_edit_clients', 'Change a client')
    .input(z.strictObject({ id: Id, ...changes.shape }))
    .output(Client),
  remove: remove('/clients/{id}', 'can_delete_clients', 'Delete a client').input(ById),
  restore: act('/clients/{id}/restore', 'can_delete_clients', 'Bring a client back').input(ById).output(Client),
}
