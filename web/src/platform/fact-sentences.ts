import { t } from '@lingui/core/macro'
import type { Fact } from '@steward/contract/platform/history.ts'
import type { Formats } from '../ui/formats.tsx'

/** What happened, as a sentence about people: "Nadia issued invoice 2026-0042 over €1,200.50". */
export function sentenceOfFact({ type, actorName: who, details }: Fact, { money }: Formats): string {
  const word = (key: string) => {
    const value = details[key]
    return typeof value === 'string' ? value : ''
  }
  const sum = (key = 'amount') => (word(key) ? money(word(key), word('currency') || undefined) : '')
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
    'invoice.issued': () => t`${who} issued invoice ${word('number')} over ${sum('totalAmount')}`,
    'invoice.overdue': () => t`Invoice ${word('number')} became overdue`,
    'invoice.voided': () =>
      word('reason')
        ? t`${who} voided invoice ${word('number')}: ${word('reason')}`
        : t`${who} voided invoice ${word('number')}`,
    'invoice.credited': () => t`${who} credited invoice ${word('number')} by ${word('creditNumber')}`,
    'payment.recorded': () => t`${who} recorded a payment of ${sum()} on invoice ${word('number')}`,
    'payment.reversed': () => t`${who} reversed a payment of ${sum()} on invoice ${word('number')}`,
    'transaction.entered': () =>
      sum() ? t`${who} entered ${sum()} in the ledger` : t`${who} made an entry in the ledger`,
    'transaction.changed': () => t`${who} changed a ledger entry`,
    'transaction.reversed': () => t`${who} reversed a ledger entry`,
    'conversation.started': () => t`A conversation began`,
    'conversation.named': () => t`The customer's name became known`,
    'conversation.closed': () => t`${who} closed the conversation`,
    'conversation.reopened': () =>
      word('by') === 'customer' ? t`The customer wrote again` : t`${who} reopened the conversation`,
    'conversation.assigned': () =>
      details.to ? t`${who} assigned the conversation` : t`${who} took the conversation from its owner`,
    'conversation.linked': () =>
      word('to') === 'lead' ? t`${who} made the conversation a lead` : t`${who} linked the conversation to the client`,
    'conversation.referred': () => t`The customer came by an advertisement or link`,
    'message.received': () => t`The customer wrote`,
    'message.queued': () => t`${who} answered the customer`,
    'message.sent': () => (details.elsewhere ? t`Somebody answered outside Steward` : t`The answer was sent`),
    'message.delivered': () => t`The answer was delivered`,
    'message.read': () => t`The customer read the answer`,
    'message.failed': () => t`The answer could not be sent`,
    'message.reacted': () => t`A reaction to a message`,
    'message.edited': () => t`A message was changed`,
    'message.taken_back': () => t`A message was taken back`,
    'employee.created': () => t`${who} added ${name}`,
    'employee.changed': () => t`${who} changed the profile`,
    'employee.removed': () => t`${who} removed ${name}`,
    'employee.restored': () => t`${who} brought the profile back`,
  }
  return sentences[type]?.() ?? t`${who}: ${type.replaceAll(/[._]/g, ' ')}`
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
    new: t`New`,
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
