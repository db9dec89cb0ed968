/** What a channel may answer instead of doing what it is asked: a stable code, and a sentence that says what to do. */
export const verdicts = {
  window_closed: 'The customer has to write first: the 24-hour reply window is closed.',
  unknown_outcome:
    'The channel did not confirm this message: it may have arrived. Check with the customer before sending it again.',
  token_unreadable:
    'The stored token cannot be read with the keys of this installation. Enter the token again, or restore APP_KEY.',
  permission_missing:
    'A permission for this channel is missing. Ask an administrator to connect it again with all permissions.',
  too_fast: 'Too many messages in a short time. It will be sent again in a moment.',
  channel_closed: 'The channel was switched off, or has to be connected again.',
  meta_away: 'Meta could not be reached. It will be sent again in a moment.',
  meta_troubled: 'Meta has a problem of its own. It will be sent again in a moment.',
  meta_refused: 'Meta did not accept this message.',
  facebook_silenced: 'Facebook does not let this page send messages for now.',
  facebook_blocked: 'Facebook blocked sending from this page for now because of its policies.',
  facebook_refused: 'Facebook did not accept this message.',
  facebook_knows_neither: 'Facebook does not know this page or person, or the token has no right to them.',
  facebook_knows_nobody: 'Facebook does not know this person on this page.',
  facebook_refused_file: 'Facebook did not accept the file.',
  messenger_file_too_large: 'The file is too large for Messenger.',
  app_not_reviewed: 'The app is not approved for messages to this person yet: its App Review is open.',
  facebook_person_gone: 'This person is not available: they may have blocked the page or left Facebook.',
  facebook_ended: 'The connection to Facebook has ended. Ask an administrator to connect the page again.',
  facebook_app_removed: 'The app was removed on Facebook. Ask an administrator to connect the page again.',
  facebook_sign_in:
    'Facebook wants the person who connected the page to sign in. Ask an administrator to connect the page again.',
  facebook_password_changed:
    'The person who connected the page changed their password. Ask an administrator to connect the page again.',
  facebook_expired: 'The connection to Facebook has expired. Ask an administrator to connect the page again.',
  facebook_role_lost:
    'The person who connected the page has lost their role on it. Ask an administrator to connect the page again.',
  whatsapp_too_fast: 'Too many messages to this customer in a short time. It will be sent again in a moment.',
  whatsapp_form_slowed: 'WhatsApp slows this form down. It will be sent again in a moment.',
  whatsapp_ended: 'The connection to WhatsApp has ended. Ask an administrator to connect the number again.',
  whatsapp_unregistered:
    'This number is not registered for sending. Ask an administrator to finish its set-up at WhatsApp.',
  whatsapp_blocked: 'WhatsApp blocked sending from this number. Ask an administrator to look at the WhatsApp account.',
  whatsapp_unpaid:
    'WhatsApp has a problem with the payment for this account. Ask an administrator to look at the WhatsApp account.',
  whatsapp_not_approved:
    'WhatsApp has not approved this number yet. Ask an administrator to look at the WhatsApp account.',
  whatsapp_reported: 'WhatsApp limits this number because customers reported its messages.',
  whatsapp_refused: 'WhatsApp did not accept this message.',
  whatsapp_own_number: 'This is our own number: a message needs another recipient.',
  whatsapp_unreachable: 'This person cannot be reached on WhatsApp. Try another channel.',
  whatsapp_test_number: 'This is a test number, and this person is not on its list of recipients.',
  whatsapp_held_back: 'WhatsApp holds back this message to keep people from getting too many.',
  whatsapp_no_marketing: 'This person does not want marketing messages.',
  whatsapp_refused_file: 'WhatsApp did not accept the file.',
  whatsapp_needs_phone: 'This kind of message needs the phone number of the person.',
  whatsapp_country: 'This business may not write to people in this country on WhatsApp.',
  whatsapp_template: 'WhatsApp did not accept the template: refresh the list of templates and check its words.',
  whatsapp_form_blocked: 'WhatsApp has blocked this form.',
  compared_in_part:
    'There are more conversations than are looked through at once: those in which somebody wrote last were compared.',
} as const

export type VerdictCode = keyof typeof verdicts

const codes = new Map<string, VerdictCode>(
  Object.entries(verdicts).map(([code, sentence]) => [sentence, code as VerdictCode]),
)

/** The code of a sentence that a channel's health, a failed message or a failed job carries; undefined for a provider's own words. */
export const verdictCodeOf = (sentence: string): VerdictCode | undefined => codes.get(sentence)
