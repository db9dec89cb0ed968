import { api } from '../../platform/api.ts'
import { clientFields, type ImportField, leadFields } from './fields.ts'
import type { Send } from './run.ts'

/** What can be brought in from a file. */
export interface Noun {
  name: 'leads' | 'clients'
  fields: ImportField[]
  send: Send
}

export const leads: Noun = {
  name: 'leads',
  fields: leadFields,
  send: (input, idempotencyKey) => api.crm.leads.import.call(input, { context: { idempotencyKey } }),
}

export const clients: Noun = {
  name: 'clients',
  fields: clientFields,
  send: (input, idempotencyKey) => api.crm.clients.import.call(input, { context: { idempotencyKey } }),
}
