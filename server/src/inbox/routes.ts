import { api } from '../platform/procedures.ts'
import {
  assignConversation,
  closeConversation,
  findConversation,
  listConversations,
  readConversation,
  reopenConversation,
} from './conversations.ts'
import {
  askForCheck,
  changeIntegration,
  connectIntegration,
  findIntegration,
  listIntegrations,
  removeIntegration,
  restoreIntegration,
} from './integrations.ts'
import { clientOfConversation, leadFromConversation, taskFromConversation } from './links.ts'
import { listMessages } from './messages.ts'
import { reply, retryMessage } from './replies.ts'

const { integrations, conversations } = api.inbox

export const inbox = {
  integrations: {
    list: integrations.list.handler(({ context: { ctx }, input }) => listIntegrations(ctx, input)),
    find: integrations.find.handler(({ context: { ctx }, input }) => findIntegration(ctx, input.id)),
    create: integrations.create.handler(({ context: { ctx }, input }) => connectIntegration(ctx, input)),
    change: integrations.change.handler(({ context: { ctx }, input }) => changeIntegration(ctx, input)),
    check: integrations.check.handler(({ context: { ctx }, input }) => askForCheck(ctx, input.id)),
    remove: integrations.remove.handler(({ context: { ctx }, input }) => removeIntegration(ctx, input.id)),
    restore: integrations.restore.handler(({ context: { ctx }, input }) => restoreIntegration(ctx, input.id)),
  },
  conversations: {
    list: conversations.list.handler(({ context: { ctx }, input }) => listConversations(ctx, input)),
    find: conversations.find.handler(({ context: { ctx }, input }) => findConversation(ctx, input.id)),
    messages: conversations.messages.handler(({ context: { ctx }, input }) => listMessages(ctx, input)),
    reply: conversations.reply.handler(({ context: { ctx }, input }) => reply(ctx, input)),
    retry: conversations.retry.handler(({ context: { ctx }, input }) => retryMessage(ctx, input.id)),
    close: conversations.close.handler(({ context: { ctx }, input }) => closeConversation(ctx, input.id)),
    reopen: conversations.reopen.handler(({ context: { ctx }, input }) => reopenConversation(ctx, input.id)),
    assign: conversations.assign.handler(({ context: { ctx }, input }) => assignConversation(ctx, input)),
    read: conversations.read.handler(({ context: { ctx }, input }) => readConversation(ctx, input.id)),
    lead: conversations.lead.handler(({ context: { ctx }, input }) => leadFromConversation(ctx, input)),
    task: conversations.task.handler(({ context: { ctx }, input }) => taskFromConversation(ctx, input)),
    client: conversations.client.handler(({ context: { ctx }, input }) => clientOfConversation(ctx, input)),
  },
}
