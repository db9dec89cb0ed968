import { api } from '../platform/procedures.ts'
import { automate } from './automation.ts'
import {
  changeCannedReply,
  createCannedReply,
  listCannedReplies,
  removeCannedReply,
  restoreCannedReply,
} from './canned-replies.ts'
import { compareChannel } from './comparing.ts'
import { completenessOf } from './completeness.ts'
import {
  assignConversation,
  closeConversation,
  findConversation,
  listConversations,
  readConversation,
  reopenConversation,
} from './conversations.ts'
import { findCustomer, listChannels } from './customer.ts'
import { findLetter, listLetters, putAside, takeBack, workLetter, workLetters } from './dead-letters.ts'
import { giveToTeam } from './dealing.ts'
import { fetchFilesAgain } from './fetching.ts'
import {
  askForCheck,
  changeIntegration,
  connectIntegration,
  findIntegration,
  listIntegrations,
  lookAtWebhook,
  removeIntegration,
  restoreIntegration,
} from './integrations.ts'
import { listSentInvoices, sendInvoice } from './invoices.ts'
import { labelConversation, unlabelConversation } from './labelling.ts'
import { changeLabel, createLabel, listLabels, removeLabel, restoreLabel } from './labels.ts'
import { clientOfConversation, leadFromConversation, taskFromConversation } from './links.ts'
import { mergeConversations, splitConversation } from './merging.ts'
import { searchMessages } from './message-search.ts'
import { findMessage, listAround, listMessages } from './messages.ts'
import { changeNote, listColleagues, listNotes, removeNote, restoreNote, writeNote } from './notes.ts'
import { showPresence } from './presence.ts'
import { reply, retryMessage } from './replies.ts'
import { changeScheduled, listScheduled, removeScheduled, scheduleReply, sendScheduled } from './scheduled-replies.ts'
import { snoozeConversation, wakeConversation } from './snoozing.ts'
import { takeOver } from './taking-over.ts'
import { changeTeam, createTeam, listTeams, removeTeam, restoreTeam } from './teams.ts'
import { listTemplates, refreshTemplates, sendTemplate } from './templates.ts'
import { countInbox } from './views.ts'

const { integrations, conversations, notes, labels, cannedReplies, deadLetters, scheduledReplies, teams, templates } =
  api.inbox

export const inbox = {
  integrations: {
    list: integrations.list.handler(({ context: { ctx }, input }) => listIntegrations(ctx, input)),
    webhook: integrations.webhook.handler(({ context: { ctx } }) => lookAtWebhook(ctx)),
    find: integrations.find.handler(({ context: { ctx }, input }) => findIntegration(ctx, input.id)),
    create: integrations.create.handler(({ context: { ctx }, input }) => connectIntegration(ctx, input)),
    change: integrations.change.handler(({ context: { ctx }, input }) => changeIntegration(ctx, input)),
    completeness: integrations.completeness.handler(({ context: { ctx }, input }) => completenessOf(ctx, input.id)),
    compare: integrations.compare.handler(({ context: { ctx }, input }) => compareChannel(ctx, input.id)),
    check: integrations.check.handler(({ context: { ctx }, input }) => askForCheck(ctx, input.id)),
    remove: integrations.remove.handler(({ context: { ctx }, input }) => removeIntegration(ctx, input.id)),
    restore: integrations.restore.handler(({ context: { ctx }, input }) => restoreIntegration(ctx, input.id)),
  },
  scheduledReplies: {
    list: scheduledReplies.list.handler(({ context: { ctx }, input }) => listScheduled(ctx, input.id)),
    create: scheduledReplies.create.handler(({ context: { ctx }, input }) => scheduleReply(ctx, input)),
    change: scheduledReplies.change.handler(({ context: { ctx }, input }) => changeScheduled(ctx, input)),
    send: scheduledReplies.send.handler(({ context: { ctx }, input }) => sendScheduled(ctx, input.id)),
    remove: scheduledReplies.remove.handler(({ context: { ctx }, input }) => removeScheduled(ctx, input.id)),
  },
  templates: {
    list: templates.list.handler(({ context: { ctx }, input }) => listTemplates(ctx, input.id)),
    refresh: templates.refresh.handler(({ context: { ctx }, input }) => refreshTemplates(ctx, input.id)),
    send: templates.send.handler(({ context: { ctx }, input }) => sendTemplate(ctx, input)),
  },
  deadLetters: {
    list: deadLetters.list.handler(({ context: { ctx }, input }) => listLetters(ctx, input)),
    find: deadLetters.find.handler(({ context: { ctx }, input }) => findLetter(ctx, input.id)),
    work: deadLetters.work.handler(({ context: { ctx }, input }) => workLetter(ctx, input.id)),
    workAll: deadLetters.workAll.handler(({ context: { ctx }, input }) => workLetters(ctx, input)),
    aside: deadLetters.aside.handler(({ context: { ctx }, input }) => putAside(ctx, input.id)),
    back: deadLetters.back.handler(({ context: { ctx }, input }) => takeBack(ctx, input.id)),
  },
  conversations: {
    list: conversations.list.handler(({ context: { ctx }, input }) => listConversations(ctx, input)),
    find: conversations.find.handler(({ context: { ctx }, input }) => findConversation(ctx, input.id)),
    counts: conversations.counts.handler(({ context: { ctx } }) => countInbox(ctx)),
    channels: conversations.channels.handler(({ context: { ctx } }) => listChannels(ctx)),
    customer: conversations.customer.handler(({ context: { ctx }, input }) => findCustomer(ctx, input.id)),
    presence: conversations.presence.handler(({ context: { ctx }, input }) => showPresence(ctx, input)),
    message: conversations.message.handler(({ context: { ctx }, input }) => findMessage(ctx, input.id)),
    messages: conversations.messages.handler(({ context: { ctx }, input }) => listMessages(ctx, input)),
    messagesAround: conversations.messagesAround.handler(({ context: { ctx }, input }) => listAround(ctx, input)),
    search: conversations.search.handler(({ context: { ctx }, input }) => searchMessages(ctx, input)),
    reply: conversations.reply.handler(({ context: { ctx }, input }) => reply(ctx, input)),
    sendInvoice: conversations.sendInvoice.handler(({ context: { ctx }, input }) => sendInvoice(ctx, input)),
    invoices: conversations.invoices.handler(({ context: { ctx }, input }) => listSentInvoices(ctx, input.id)),
    retry: conversations.retry.handler(({ context: { ctx }, input }) => retryMessage(ctx, input.id)),
    fetchFiles: conversations.fetchFiles.handler(({ context: { ctx }, input }) => fetchFilesAgain(ctx, input.id)),
    close: conversations.close.handler(({ context: { ctx }, input }) => closeConversation(ctx, input.id)),
    reopen: conversations.reopen.handler(({ context: { ctx }, input }) => reopenConversation(ctx, input.id)),
    merge: conversations.merge.handler(({ context: { ctx }, input }) => mergeConversations(ctx, input)),
    split: conversations.split.handler(({ context: { ctx }, input }) => splitConversation(ctx, input)),
    snooze: conversations.snooze.handler(({ context: { ctx }, input }) => snoozeConversation(ctx, input)),
    wake: conversations.wake.handler(({ context: { ctx }, input }) => wakeConversation(ctx, input.id)),
    assign: conversations.assign.handler(({ context: { ctx }, input }) => assignConversation(ctx, input)),
    takeOver: conversations.takeOver.handler(({ context: { ctx }, input }) => takeOver(ctx, input)),
    automate: conversations.automate.handler(({ context: { ctx }, input }) => automate(ctx, input.id)),
    team: conversations.team.handler(({ context: { ctx }, input }) => giveToTeam(ctx, input)),
    label: conversations.label.handler(({ context: { ctx }, input }) => labelConversation(ctx, input)),
    unlabel: conversations.unlabel.handler(({ context: { ctx }, input }) => unlabelConversation(ctx, input)),
    read: conversations.read.handler(({ context: { ctx }, input }) => readConversation(ctx, input.id)),
    lead: conversations.lead.handler(({ context: { ctx }, input }) => leadFromConversation(ctx, input)),
    task: conversations.task.handler(({ context: { ctx }, input }) => taskFromConversation(ctx, input)),
    client: conversations.client.handler(({ context: { ctx }, input }) => clientOfConversation(ctx, input)),
  },
  cannedReplies: {
    list: cannedReplies.list.handler(({ context: { ctx }, input }) => listCannedReplies(ctx, input)),
    create: cannedReplies.create.handler(({ context: { ctx }, input }) => createCannedReply(ctx, input)),
    change: cannedReplies.change.handler(({ context: { ctx }, input }) => changeCannedReply(ctx, input)),
    remove: cannedReplies.remove.handler(({ context: { ctx }, input }) => removeCannedReply(ctx, input.id)),
    restore: cannedReplies.restore.handler(({ context: { ctx }, input }) => restoreCannedReply(ctx, input.id)),
  },
  teams: {
    list: teams.list.handler(({ context: { ctx }, input }) => listTeams(ctx, input)),
    create: teams.create.handler(({ context: { ctx }, input }) => createTeam(ctx, input)),
    change: teams.change.handler(({ context: { ctx }, input }) => changeTeam(ctx, input)),
    remove: teams.remove.handler(({ context: { ctx }, input }) => removeTeam(ctx, input.id)),
    restore: teams.restore.handler(({ context: { ctx }, input }) => restoreTeam(ctx, input.id)),
  },
  labels: {
    list: labels.list.handler(({ context: { ctx }, input }) => listLabels(ctx, input)),
    create: labels.create.handler(({ context: { ctx }, input }) => createLabel(ctx, input)),
    change: labels.change.handler(({ context: { ctx }, input }) => changeLabel(ctx, input)),
    remove: labels.remove.handler(({ context: { ctx }, input }) => removeLabel(ctx, input.id)),
    restore: labels.restore.handler(({ context: { ctx }, input }) => restoreLabel(ctx, input.id)),
  },
  notes: {
    list: notes.list.handler(({ context: { ctx }, input }) => listNotes(ctx, input)),
    colleagues: notes.colleagues.handler(({ context: { ctx }, input }) => listColleagues(ctx, input.id)),
    write: notes.write.handler(({ context: { ctx }, input }) => writeNote(ctx, input)),
    change: notes.change.handler(({ context: { ctx }, input }) => changeNote(ctx, input)),
    remove: notes.remove.handler(({ context: { ctx }, input }) => removeNote(ctx, input.id)),
    restore: notes.restore.handler(({ context: { ctx }, input }) => restoreNote(ctx, input.id)),
  },
}
