import { api } from '../../platform/procedures.ts'
import { changeWebChat, openWebChat } from './settings.ts'

const { webChats: noun } = api.inbox

export const webChats = {
  create: noun.create.handler(({ context: { ctx }, input }) => openWebChat(ctx, input)),
  change: noun.change.handler(({ context: { ctx }, input }) => changeWebChat(ctx, input)),
}
