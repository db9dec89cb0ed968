import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What each kind of job was to do. */
export const jobWords: Record<string, MessageDescriptor> = {
  'read-delivery': msg`Read what Meta delivered`,
  'read-item-again': msg`Read a message from Meta once more`,
  'fetch-file': msg`Fetch a file that a customer sent`,
  'compare-channel': msg`Compare a channel with what Facebook holds`,
  'compare-if-due': msg`Look whether a channel is to be compared with what Facebook holds`,
  'mark-seen': msg`Tell a customer that their message was read`,
  'read-templates': msg`Read the templates of a WhatsApp number`,
  'deal-out': msg`Deal conversations out in a team`,
  'watch-teams': msg`Look for conversations to be dealt out`,
  'ask-rating': msg`Ask a customer how satisfied they are`,
  'send-queued': msg`Send answers that were waiting`,
  'read-facebook-login': msg`Ask Facebook for the pages of whoever signed in there`,
  'end-facebook-login': msg`Forget a sign-in on Facebook that was not finished`,
  'check-channels': msg`Check every channel`,
  'check-integration': msg`Check a channel`,
  'ask-name': msg`Ask for a customer’s name`,
  'send-scheduled': msg`Send an answer at its time`,
  'wake-conversation': msg`Bring a snoozed conversation back`,
  'watch-silence': msg`Look for channels that have gone silent`,
  'measure-answers': msg`Work out response times`,
  'mail-link': msg`Mail somebody a link`,
  'mark-overdue': msg`Mark invoices that became overdue`,
  'tidy-up': msg`Tidy up what is no longer needed`,
}
