/** Every way a request can be refused: the stable `code` of the problem, its HTTP status and a sentence that says what to do. */
export const refusals = {
  BAD_INPUT: [400, 'Some fields need another look.'],
  NOT_JSON: [400, 'The request body is not valid JSON.'],
  BAD_CURSOR: [400, 'This cursor belongs to another list or order; start again without it.'],
  SIGN_IN: [401, 'Sign in first.'],
  WRONG_PASSWORD: [401, 'E-mail or password is wrong.'],
  WRONG_SIGNATURE: [401, 'The signature does not match.'],
  NOT_ALLOWED: [403, 'Your role does not allow this.'],
  PASSWORD_NEEDED: [403, 'Confirm your password to go on.'],
  FOREIGN_ORIGIN: [403, 'This request came from another site.'],
  NOTE_OF_ANOTHER: [403, 'Only whoever wrote a note may change or delete it.'],
  LINK_EXPIRED: [403, 'This link has been used or is too old. Ask for a new one.'],
  SETUP_DONE: [403, 'This installation is already set up. Sign in instead.'],
  SIGNUP_CLOSED: [403, 'New companies cannot be opened on this installation.'],
  NOT_FOUND: [404, 'There is nothing here, or it is not yours to see.'],
  ALREADY_EXISTS: [409, 'Something with this name exists already.'],
  EMAIL_TAKEN: [409, 'Somebody signs in with this e-mail address already.'],
  STILL_RUNNING: [409, 'The first request with this Idempotency-Key is still being worked on.'],
  STILL_IN_USE: [409, 'Something else still depends on this.'],
  MAIL_OFF: [409, 'This installation sends no mail. Ask an administrator for a link.'],
  OWN_ROLE: [409, 'Nobody changes their own role. Ask another administrator.'],
  OWN_LOGIN: [409, 'You cannot remove or switch off your own login.'],
  LAST_ADMIN: [409, 'The last administrator has to stay.'],
  ADMIN_ROLE_FIXED: [409, 'The Admin role always has every right and cannot be changed.'],
  DEPARTMENT_CYCLE: [409, 'A department cannot stand below itself.'],
  LEAD_ALREADY_CLOSED: [409, 'This lead is closed already. Reopen it first.'],
  LEAD_STILL_OPEN: [409, 'This lead is still open.'],
  INVOICE_NOT_DRAFT: [409, 'This invoice is issued and can no longer be changed. Void or credit it instead.'],
  INVOICE_STILL_DRAFT: [409, 'This invoice is still a draft. Issue it first.'],
  INVOICE_EMPTY: [409, 'An invoice needs at least one line before it can be issued.'],
  INVOICE_VOID: [409, 'This invoice is void.'],
  INVOICE_ALREADY_PAID: [409, 'This invoice is paid already.'],
  INVOICE_HAS_PAYMENTS: [409, 'Payments stand against this invoice. Reverse them first.'],
  INVOICE_ALREADY_CREDITED: [409, 'This invoice is credited already.'],
  INVOICE_OF_ANOTHER: [409, 'This invoice is for another client than the one of this conversation.'],
  INVOICE_JUST_SENT: [409, 'This invoice was sent here a moment ago.'],
  INVOICE_IS_CREDIT: [409, 'A credit note takes neither payments nor credits.'],
  MORE_THAN_DUE: [409, 'This is more than what is still due.'],
  PAYMENT_REVERSED: [409, 'This payment is reversed already.'],
  TRANSACTION_REVERSED: [409, 'This entry is reversed already.'],
  TRANSACTION_OF_PAYMENT: [409, 'This entry belongs to a payment. Reverse the payment instead.'],
  PAYROLL_DONE: [409, 'These salaries are entered for this month already.'],
  PAGE_TAKEN: [409, 'This page or number is connected already.'],
  FACEBOOK_LOGIN_OFF: [
    409,
    'Signing in on Facebook needs META_APP_ID, META_APP_SECRET and PUBLIC_URL. Paste a token instead.',
  ],
  FACEBOOK_LOGIN_OVER: [409, 'This sign-in on Facebook was used already or took too long. Begin again.'],
  CHANNEL_OFF: [409, 'This channel is switched off or has to be reconnected.'],
  TEMPLATE_UNFIT: [409, 'This template cannot be sent now: read the list of templates again.'],
  WINDOW_CLOSED: [409, 'The reply window is closed: the customer has to write first.'],
  UPLOAD_GONE: [409, 'This file was sent already, or has waited too long. Attach it again.'],
  MESSAGE_NOT_FAILED: [409, 'Only a message that failed can be sent again.'],
  CONVERSATION_HAS_LEAD: [409, 'This conversation has a lead already.'],
  MENTION_UNSEEN: [
    409,
    'Somebody named in this note may not see the conversation. Assign it to them, or ask them elsewhere.',
  ],
  TIME_PASSED: [409, 'This time is over already. Choose a later one.'],
  HANDLED_BY_PEOPLE: [409, 'People answer this conversation now: an automation may not.'],
  NOT_AUTOMATED: [409, 'An automation speaks through an API key.'],
  COMPARE_IMPOSSIBLE: [409, 'This channel does not tell what it holds.'],
  CONVERSATIONS_MERGED: [409, 'These conversations are one already.'],
  MERGED_TOO_OFTEN: [409, 'At most 20 conversations can be merged into one.'],
  CONVERSATION_CLOSED: [409, 'This conversation is closed. Reopen it first.'],
  CHANGED_MEANWHILE: [412, 'Somebody changed this meanwhile. Look at the newer version and try again.'],
  TOO_LARGE: [413, 'This is too large.'],
  FILES_FULL: [413, 'The space for files is used up. Take receipts or pictures away, or have it made larger.'],
  PICTURE_TOO_BIG: [413, 'This picture has more than 30 million pixels. Make it smaller first.'],
  FILE_TYPE: [415, 'This kind of file is not taken here.'],
  NOT_JSON_TYPE: [415, 'Send the body as application/json.'],
  PICTURE_UNREADABLE: [422, 'This picture is damaged and cannot be read.'],
  KEY_REUSED: [422, 'This Idempotency-Key was used for another request.'],
  TOO_MANY: [429, 'Too many attempts. Wait a little and try again.'],
  BUSY: [503, 'Too much is going on right now. Nothing was saved; try again in a moment.'],
  DATABASE_AWAY: [503, 'The database cannot be reached right now. Nothing was saved; try again in a moment.'],
  BROKEN: [500, 'Something went wrong on our side. Nothing was saved.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type RefusalCode = keyof typeof refusals

/** RFC 9457 problem details, as every refusal is sent. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: RefusalCode
  request_id: string
  errors?: { path: string; message: string }[]
  /** What belongs to the refusal: the status a lead has already, the newer version of an object. */
  data?: unknown
}
