import { t } from '@lingui/core/macro'
import type { Fact } from '@steward/contract/platform/history.ts'
import type { Formats } from '../ui/formats.tsx'
import { deviceOf } from './device.ts'
import { verdictWords } from './verdict-sentences.ts'

/** What happened, as a sentence about people: "Nadia issued invoice 2026-0042 over €1,200.50". */
export function sentenceOfFact({ type, actorName: who, details }: Fact, { money, fullMonth }: Formats): string {
  const word = (key: string) => {
    const value = details[key]
    return typeof value === 'string' ? value : ''
  }
  const sum = (key = 'amount') => (word(key) ? money(word(key), word('currency') || undefined) : '')
  const month = word('month') && fullMonth(word('month'))
  const name = word('name') || word('title')
  const sentences: Record<string, () => string> = {
    'lead.created': () => t`${who} added the lead`,
    'lead.changed': () => t`${who} changed the lead`,
    'lead.moved': () => t`${who} moved the lead to ${stateWord(word('to'))}`,
    'lead.won': () => t`${who} won the lead`,
    'lead.lost': () =>
      word('reason') ? t`${who} gave the lead up as lost: ${word('reason')}` : t`${who} gave the lead up as lost`,
    'lead.reopened': () => t`${who} reopened the lead`,
    'lead.removed': () => t`${who} deleted the lead`,
    'lead.restored': () => t`${who} brought the lead back`,
    'client.created': () => t`${who} added the client`,
    'client.changed': () => t`${who} changed the client`,
    'client.removed': () => t`${who} deleted the client`,
    'client.restored': () => t`${who} brought the client back`,
    'task.created': () => t`${who} added the task “${name}”`,
    'task.changed': () => t`${who} changed the task`,
    'task.moved': () => t`${who} moved the task “${name}” to ${stateWord(word('to'))}`,
    'task.removed': () => t`${who} deleted the task “${name}”`,
    'task.restored': () => t`${who} brought the task “${name}” back`,
    'invoice.drafted': () => t`${who} drafted an invoice`,
    'invoice.changed': () => t`${who} changed the draft`,
    'invoice.removed': () => t`${who} deleted the draft`,
    'invoice.restored': () => t`${who} brought the draft back`,
    'invoice.shared': () => t`${who} made a link to invoice ${word('number')}`,
    'invoice.unshared': () => t`${who} revoked the link to invoice ${word('number')}`,
    'invoice.sent': () => t`${who} sent invoice ${word('number')} in a conversation`,
    'invoice.issued': () => t`${who} issued invoice ${word('number')} over ${sum('totalAmount')}`,
    'invoice.overdue': () => t`Invoice ${word('number')} became overdue`,
    'invoice.voided': () =>
      word('reason')
        ? t`${who} voided invoice ${word('number')}: ${word('reason')}`
        : t`${who} voided invoice ${word('number')}`,
    'invoice.credited': () => t`${who} credited invoice ${word('number')} by ${word('creditNumber')}`,
    'payment.recorded': () => t`${who} recorded a payment of ${sum()} on invoice ${word('number')}`,
    'payment.reversed': () => t`${who} reversed a payment of ${sum()} on invoice ${word('number')}`,
    'transaction.entered': () => {
      if (month) return t`${who} paid the salary of ${month}`
      return sum() ? t`${who} entered ${sum()} in the ledger` : t`${who} made an entry in the ledger`
    },
    'transaction.changed': () => t`${who} changed a ledger entry`,
    'transaction.reversed': () => t`${who} reversed a ledger entry`,
    'transaction.receipted': () =>
      details.attached === false
        ? t`${who} took the receipt off a ledger entry`
        : t`${who} attached a receipt to a ledger entry`,
    'payroll.run': () => t`${who} ran the payroll of ${month}`,
    'conversation.started': () => t`A conversation began`,
    'conversation.named': () => t`The customer's name became known`,
    'conversation.closed': () => t`${who} closed the conversation`,
    'conversation.reopened': () =>
      word('by') === 'customer' ? t`The customer wrote again` : t`${who} reopened the conversation`,
    'conversation.assigned': () =>
      details.to ? t`${who} assigned the conversation` : t`${who} took the conversation from its owner`,
    'conversation.taken_over': () =>
      word('how') === 'handed' ? t`The automation handed the conversation over` : t`${who} took the conversation over`,
    'conversation.automated': () => t`${who} left the conversation to the automation`,
    'conversation.rated': () => t`The customer gave ${Number(details.score)} of 5 stars`,
    'conversation.given': () =>
      word('team')
        ? t`${who} gave the conversation to the team ${word('team')}`
        : t`${who} took the conversation from its team`,
    'conversation.linked': () =>
      word('to') === 'lead' ? t`${who} made the conversation a lead` : t`${who} linked the conversation to the client`,
    'conversation.referred': () => t`The customer came by an advertisement or link`,
    'conversation.reply_scheduled': () => t`${who} wrote an answer to be sent later`,
    'conversation.reply_rescheduled': () => t`${who} changed an answer that is sent later`,
    'conversation.reply_unscheduled': () => t`${who} took back an answer that was to be sent later`,
    'conversation.reply_held': () => t`An answer could not be sent at its time`,
    'conversation.merged': () => t`${who} merged the conversation with ${name} into this one`,
    'conversation.split': () => t`${who} took the conversation with ${name} out of this one`,
    'conversation.snoozed': () => t`${who} snoozed the conversation`,
    'conversation.woken': () =>
      word('by') === 'person' ? t`${who} brought the conversation back early` : t`The conversation came back`,
    'conversation.labelled': () => t`${who} put the label ${name} on the conversation`,
    'conversation.unlabelled': () => t`${who} took the label ${name} off the conversation`,
    'message.received': () => t`The customer wrote`,
    'message.queued': () => t`${who} answered the customer`,
    'message.sent': () => (details.elsewhere ? t`Somebody answered outside Steward` : t`The answer was sent`),
    'message.delivered': () => t`The answer was delivered`,
    'message.read': () => t`The customer read the answer`,
    'message.failed': () => t`The answer could not be sent`,
    'message.reacted': () => t`A reaction to a message`,
    'message.edited': () => t`A message was changed`,
    'message.file_kept': () => t`A file that came with a message was fetched`,
    'message.file_failed': () => t`A file that came with a message could not be fetched`,
    'message.taken_back': () => t`A message was taken back`,
    'canned_reply.created': () => t`${who} added the canned reply ${name}`,
    'canned_reply.changed': () => t`${who} changed a canned reply`,
    'canned_reply.removed': () => t`${who} deleted the canned reply ${name}`,
    'canned_reply.restored': () => t`${who} brought the canned reply ${name} back`,
    'team.created': () => t`${who} made the team ${name}`,
    'team.changed': () => t`${who} changed the team ${name}`,
    'team.removed': () => t`${who} deleted the team ${name}`,
    'team.restored': () => t`${who} brought the team ${name} back`,
    'label.created': () => t`${who} added the label ${name}`,
    'label.changed': () => t`${who} changed a label`,
    'label.removed': () => t`${who} deleted the label ${name}`,
    'label.restored': () => t`${who} brought the label ${name} back`,
    'note.written': () => t`${who} wrote a note for colleagues`,
    'note.changed': () => t`${who} changed a note`,
    'note.removed': () => t`${who} deleted a note`,
    'note.restored': () => t`${who} brought a note back`,
    'employee.created': () => t`${who} added ${name}`,
    'employee.changed': () =>
      isOnly('salary', details) ? t`${who} changed the salary` : t`${who} changed the profile`,
    'employee.pictured': () => (details.shown ? t`${who} set a picture` : t`${who} took the picture away`),
    'employee.removed': () => t`${who} removed ${name}`,
    'employee.restored': () => t`${who} brought the profile back`,
    'branch.created': () => t`${who} added the branch ${name}`,
    'branch.changed': () => t`${who} changed a branch`,
    'branch.removed': () => t`${who} deleted the branch ${name}`,
    'branch.restored': () => t`${who} brought a branch back`,
    'department.created': () => t`${who} added the department ${name}`,
    'department.changed': () => t`${who} changed a department`,
    'department.removed': () => t`${who} deleted the department ${name}`,
    'department.restored': () => t`${who} brought a department back`,
    'company.opened': () => t`${name} was set up`,
    'company.changed': () => t`${who} changed the company`,
    'user.invited': () => t`${who} invited ${word('email')}`,
    'user.joined': () => t`${who} accepted the invitation`,
    'user.changed': () => userChange(who, details),
    'user.removed': () => t`${who} removed the login ${word('email')}`,
    'user.restored': () => t`${who} brought the login ${word('email')} back`,
    'user.signed_in': () => t`${who} signed in: ${deviceOf(word('userAgent'))}`,
    'user.password_changed': () => t`${who} changed their password`,
    'user.link_asked': () => t`A link to choose a new password was asked for`,
    'user.password_reset': () => t`A link to choose a new password was made`,
    'role.created': () => t`${who} added the role ${name}`,
    'role.changed': () => t`${who} changed a role`,
    'role.removed': () => t`${who} deleted the role ${name}`,
    'api_key.made': () => t`${who} made the API key ${name}`,
    'api_key.revoked': () => t`${who} revoked an API key`,
    'integration.connected': () => t`${who} connected ${providerWord(word('provider'))}`,
    'integration.changed': () =>
      details.newToken ? t`${who} gave a channel a new token` : t`${who} changed a channel`,
    'integration.checked': () =>
      word('health') === 'ok' ? t`A channel was checked and works` : t`A channel was checked and does not work`,
    'integration.lost': () => t`A channel has to be reconnected: ${verdictWords(word('reason'))}`,
    'integration.ending': () => t`The token of a channel ends soon: connect it again`,
    'channel.closed': () => t`Nothing leaves through a channel for now`,
    'channel.opened': () => t`Answers leave through a channel again`,
    'channel.templates_read': () => t`The templates of a channel were read`,
    'integration.paused': () => t`A channel rests for a while: ${verdictWords(word('reason'))}`,
    'integration.compared': () => t`A channel was compared with what it holds`,
    'integration.silent': () => t`A channel has gone silent`,
    'integration.heard': () => t`A silent channel is heard again`,
    'integration.unread': () => t`A delivery could not be worked`,
    'integration.removed': () => t`${who} disconnected a channel`,
    'integration.restored': () => t`${who} connected a channel again`,
  }
  return sentences[type]?.() ?? t`${who}: ${type.replaceAll(/[._]/g, ' ')}`
}

const isOnly = (field: string, { changed }: Fact['details']) => Object.keys(changed ?? {}).join() === field

function userChange(who: string, details: Fact['details']): string {
  const { isActive } = (details.changed ?? {}) as Record<string, { to: unknown } | undefined>
  if (isActive) return isActive.to ? t`${who} switched a login on` : t`${who} switched a login off`
  return t`${who} changed a login`
}

function providerWord(provider: string) {
  if (provider === 'webchat') return t`a web chat`
  return provider === 'whatsapp' ? t`a WhatsApp number` : t`a Facebook page`
}

/** A field's name for people; undefined for what means nothing to them. */
export function wordOfField(field: string): string | undefined {
  const words: Record<string, string> = {
    title: t`Title`,
    name: t`Name`,
    description: t`Description`,
    value: t`Value`,
    source: t`Source`,
    status: t`Status`,
    priority: t`Priority`,
    notes: t`Notes`,
    address: t`Address`,
    contactInfo: t`Contact`,
    taxNumber: t`Tax number`,
    dueDate: t`Due`,
    totalAmount: t`Total`,
    category: t`Category`,
    designation: t`Position`,
    joinDate: t`Joined`,
    salary: t`Salary`,
    roleName: t`Role`,
    email: t`E-mail`,
    phone: t`Phone`,
    currency: t`Currency`,
    timezone: t`Time zone`,
    country: t`Country`,
    locale: t`Language and format`,
    invoiceTerms: t`Terms on invoices`,
  }
  return words[field]
}

/** A value as people read it: amounts, days and states in words. */
export function wordsOfValue(field: string, value: unknown, { money, day }: Formats): string {
  if (value === null || value === undefined || value === '') return '—'
  const text = String(value)
  if (field === 'value' || field === 'totalAmount') return money(text)
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return day(text)
  return field === 'status' || field === 'priority' ? stateWord(text) : text
}

function stateWord(state: string): string {
  const words: Record<string, string> = {
    new: t({ message: 'New', context: 'lead' }),
    negotiation: t`Negotiation`,
    won: t`Won`,
    lost: t`Lost`,
    todo: t`To do`,
    in_progress: t`In progress`,
    done: t`Done`,
    low: t`Low`,
    medium: t`Medium`,
    high: t`High`,
  }
  return words[state] ?? state
}
