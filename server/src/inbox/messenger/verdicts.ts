import { verdicts } from '@steward/contract/inbox/verdicts.ts'
import { noPermission, slowDown, unavailable, verdictTable } from '../meta/verdicts.ts'
import { paused, reconnect, rejected, retry, unknownOutcome, windowClosed } from '../verdict.ts'

/** `code` or `code/subcode` of the Send API. */
export const messengerVerdicts = verdictTable([
  [[1, 2, 1200, '1200/1545012'], unavailable],
  [['1/99'], noPermission],
  // Facebook answers "invalid JSON reply" although the message went out.
  [['1/1357046'], unknownOutcome],

  [[4, 341], slowDown('app')],
  [[17, 32, 613, 80006], slowDown('channel')],

  [['10/2018278', '10/2018065', '10/2018108', '10/2534022'], windowClosed],
  [['10/1893063'], paused(verdicts.facebook_silenced)],
  [[10], noPermission],
  [[368], paused(verdicts.facebook_blocked)],

  [[100, 3, 506], rejected(verdicts.facebook_refused)],
  [['100/33'], rejected(verdicts.facebook_knows_neither)],
  [['100/2018001'], rejected(verdicts.facebook_knows_nobody)],
  [['100/2018008', '100/2018047'], retry(verdicts.facebook_refused_file, { attempts: 1 })],
  [['100/2018109'], rejected(verdicts.messenger_file_too_large)],
  [['200/2018028'], rejected(verdicts.app_not_reviewed)],
  [[551, '200/1545041'], rejected(verdicts.facebook_person_gone)],

  [[190, 102], reconnect(verdicts.facebook_ended)],
  [['190/458'], reconnect(verdicts.facebook_app_removed)],
  [['190/459', '190/464'], reconnect(verdicts.facebook_sign_in)],
  [['190/460'], reconnect(verdicts.facebook_password_changed)],
  [['190/463'], reconnect(verdicts.facebook_expired)],
  [['190/492'], reconnect(verdicts.facebook_role_lost)],
])
