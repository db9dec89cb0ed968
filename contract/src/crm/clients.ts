import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { listQuery, page } from '../platform/page.ts'
import { ById, Id, Instant, optionalText, text, Version } from '../platform/values.ts'

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

const fields = {
  name: text(200),
  contactInfo: optionalText(1000),
  address: optionalText(1000),
  taxNumber: optionalText(60),
  branchId: Id.nullable(),
  notes: optionalText(20_000),
}
const changes = z.strictObject(fields).partial()

export const clients = {
  list: get('/clients', 'can_view_clients', 'List clients')
    .input(listQuery(['name', 'createdAt'], { branchId: Id.optional() }))
    .output(page(Client.omit({ notes: true }))),
  find: get('/clients/{id}', 'can_view_clients', 'One client').input(ById).output(Client),
  create: create('/clients', 'can_create_clients', 'Add a client')
    .input(changes.required({ name: true }))
    .output(Client),
  change: change('/clients/{id}', 'can_edit_clients', 'Change a client')
    .input(z.strictObject({ id: Id, ...changes.shape }))
    .output(Client),
  remove: remove('/clients/{id}', 'can_delete_clients', 'Delete a client').input(ById),
  restore: act('/clients/{id}/restore', 'can_delete_clients', 'Bring a client back').input(ById).output(Client),
}
