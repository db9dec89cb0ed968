import type { MessageDescriptor } from '@lingui/core'
import { i18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { type VerdictCode, verdictCodeOf } from '@steward/contract/inbox/verdicts.ts'

const sentences: Record<VerdictCode, MessageDescriptor> = {
  window_closed: msg`The customer has to write first: the 24-hour reply window is closed.`,
  unknown_outcome: msg`The channel did not confirm this message: it may have arrived. Check with the customer before sending it again.`,
  token_unreadable: msg`The stored token cannot be read with the keys of this installation. Enter the token again, or restore APP_KEY.`,
  permission_missing: msg`A permission for this channel is missing. Ask an administrator to connect it again with all permissions.`,
  too_fast: msg`Too many messages in a short time. It will be sent again in a moment.`,
  channel_closed: msg`The channel was switched off, or has to be connected again.`,
  meta_away: msg`Meta could not be reached. It will be sent again in a moment.`,
  meta_troubled: msg`Meta has a problem of its own. It will be sent again in a moment.`,
  meta_refused: msg`Meta did not accept this message.`,
  facebook_silenced: msg`Facebook does not let this page send messages for now.`,
  facebook_blocked: msg`Facebook blocked sending from this page for now because of its policies.`,
  facebook_refused: msg`Facebook did not accept this message.`,
  facebook_knows_neither: msg`Facebook does not know this page or person, or the token has no right to them.`,
  facebook_knows_nobody: msg`Facebook does not know this person on this page.`,
  facebook_refused_file: msg`Facebook did not accept the file.`,
  messenger_file_too_large: msg`The file is too large for Messenger.`,
  app_not_reviewed: msg`The app is not approved for messages to this person yet: its App Review is open.`,
  facebook_person_gone: msg`This person is not available: they may have blocked the page or left Facebook.`,
  facebook_ended: msg`The connection to Facebook has ended. Ask an administrator to connect the page again.`,
  facebook_app_removed: msg`The app was removed on Facebook. Ask an administrator to connect the page again.`,
  facebook_sign_in: msg`Facebook wants the person who connected the page to sign in. Ask an administrator to connect the page again.`,
  facebook_password_changed: msg`The person who connected the page changed their password. Ask an administrator to connect the page again.`,
  facebook_expired: msg`The connection to Facebook has expired. Ask an administrator to connect the page again.`,
  facebook_role_lost: msg`The person who connected the page has lost their role on it. Ask an administrator to connect the page again.`,
  whatsapp_too_fast: msg`Too many messages to this customer in a short time. It will be sent again in a moment.`,
  whatsapp_form_slowed: msg`WhatsApp slows this form down. It will be sent again in a moment.`,
  whatsapp_ended: msg`The connection to WhatsApp has ended. Ask an administrator to connect the number again.`,
  whatsapp_unregistered: msg`This number is not registered for sending. Ask an administrator to finish its set-up at WhatsApp.`,
  whatsapp_blocked: msg`WhatsApp blocked sending from this number. Ask an administrator to look at the WhatsApp account.`,
  whatsapp_unpaid: msg`WhatsApp has a problem with the payment for this account. Ask an administrator to look at the WhatsApp account.`,
  whatsapp_not_approved: msg`WhatsApp has not approved this number yet. Ask an administrator to look at the WhatsApp account.`,
  whatsapp_reported: msg`WhatsApp limits this number because customers reported its messages.`,
  whatsapp_refused: msg`WhatsApp did not accept this message.`,
  whatsapp_own_number: msg`This is our own number: a message needs another recipient.`,
  whatsapp_unreachable: msg`This person cannot be reached on WhatsApp. Try another channel.`,
  whatsapp_test_number: msg`This is a test number, and this person is not on its list of recipients.`,
  whatsapp_held_back: msg`WhatsApp holds back this message to keep people from getting too many.`,
  whatsapp_no_marketing: msg`This person does not want marketing messages.`,
  whatsapp_refused_file: msg`WhatsApp did not accept the file.`,
  whatsapp_needs_phone: msg`This kind of message needs the phone number of the person.`,
  whatsapp_country: msg`This business may not write to people in this country on WhatsApp.`,
  whatsapp_template: msg`WhatsApp did not accept the template: refresh the list of templates and check its words.`,
  whatsapp_form_blocked: msg`WhatsApp has blocked this form.`,
  compared_in_part: msg`There are more conversations than are looked through at once: those in which somebody wrote last were compared.`,
}

/** What a channel answered, in the reader's language; a provider's own words stay as they are. */
export function verdictWords(sentence: string): string {
  const code = verdictCodeOf(sentence)
  return code ? i18n._(sentences[code]) : sentence
}
