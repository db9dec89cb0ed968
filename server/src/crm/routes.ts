import { api } from '../platform/procedures.ts'
import { changeClient, createClient, findClient, listClients, removeClient, restoreClient } from './clients.ts'
import { importClients, importLeads } from './imports.ts'
import {
  changeLead,
  createLead,
  findLead,
  listLeads,
  listSources,
  loseLead,
  moveLead,
  removeLead,
  reopenLead,
  restoreLead,
  sumPipeline,
  winLead,
} from './leads.ts'

const { leads, clients } = api.crm

export const crm = {
  leads: {
    list: leads.list.handler(({ context: { ctx }, input }) => listLeads(ctx, input)),
    pipeline: leads.pipeline.handler(({ context: { ctx }, input }) => sumPipeline(ctx, input)),
    sources: leads.sources.handler(({ context: { ctx } }) => listSources(ctx)),
    find: leads.find.handler(({ context: { ctx }, input }) => findLead(ctx, input.id)),
    create: leads.create.handler(({ context: { ctx }, input }) => createLead(ctx, input)),
    import: leads.import.handler(({ context: { ctx }, input }) => importLeads(ctx, input)),
    change: leads.change.handler(({ context: { ctx }, input }) => changeLead(ctx, input)),
    remove: leads.remove.handler(({ context: { ctx }, input }) => removeLead(ctx, input.id)),
    restore: leads.restore.handler(({ context: { ctx }, input }) => restoreLead(ctx, input.id)),
    move: leads.move.handler(({ context: { ctx }, input }) => moveLead(ctx, input)),
    win: leads.win.handler(({ context: { ctx }, input }) => winLead(ctx, input)),
    lose: leads.lose.handler(({ context: { ctx }, input }) => loseLead(ctx, input)),
    reopen: leads.reopen.handler(({ context: { ctx }, input }) => reopenLead(ctx, input.id)),
  },
  clients: {
    list: clients.list.handler(({ context: { ctx }, input }) => listClients(ctx, input)),
    find: clients.find.handler(({ context: { ctx }, input }) => findClient(ctx, input.id)),
    create: clients.create.handler(({ context: { ctx }, input }) => createClient(ctx, input)),
    import: clients.import.handler(({ context: { ctx }, input }) => importClients(ctx, input)),
    change: clients.change.handler(({ context: { ctx }, input }) => changeClient(ctx, input)),
    remove: clients.remove.handler(({ context: { ctx }, input }) => removeClient(ctx, input.id)),
    restore: clients.restore.handler(({ context: { ctx }, input }) => restoreClient(ctx, input.id)),
  },
}
