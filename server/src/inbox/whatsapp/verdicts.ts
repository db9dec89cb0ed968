import { verdicts } from '@steward/contract/inbox/verdicts.ts'
import { noPermission, slowDown, unavailable, verdictTable } from '../meta/verdicts.ts'
import { paused, reconnect, rejected, retry, windowClosed } from '../verdict.ts'

/** `code` of the Cloud API, as an answer or in a failed status. */
export const whatsAppVerdicts = verdictTable([
  [[1, 2, 131000, 131016, 131057, 133016], unavailable],
  [[4, 80007, 130429], slowDown('channel')],
  // Four seconds, then four times as long each time.
  [
    [131056],
    retry(verdicts.whatsapp_too_fast, {
      holds: 'conversation',
      retryAfterMs: 4_000,
    }),
  ],
  [[132069], retry(verdicts.whatsapp_form_slowed)],

  [[131047], windowClosed],

  [[0, 190], reconnect(verdicts.whatsapp_ended)],
  [[3, 10, 131005], noPermission],
  [[133000, 133004, 133005, 133006, 133008, 133009, 133010, 133015], reconnect(verdicts.whatsapp_unregistered)],

  [[368, 131031], paused(verdicts.whatsapp_blocked)],
  [[131042], paused(verdicts.whatsapp_unpaid)],
  [[131037, 131045], paused(verdicts.whatsapp_not_approved)],
  [[131048], paused(verdicts.whatsapp_reported)],

  [[33, 100, 131008, 131009, 131051, 131055, 131060], rejected(verdicts.whatsapp_refused)],
  [[131021], rejected(verdicts.whatsapp_own_number)],
  [[131026], rejected(verdicts.whatsapp_unreachable)],
  [[131030], rejected(verdicts.whatsapp_test_number)],
  [[131049, 130472], rejected(verdicts.whatsapp_held_back)],
  [[131050], rejected(verdicts.whatsapp_no_marketing)],
  [[131052, 131053], retry(verdicts.whatsapp_refused_file, { attempts: 1 })],
  [[131062], rejected(verdicts.whatsapp_needs_phone)],
  [[130497], rejected(verdicts.whatsapp_country)],
  [[132000, 132001, 132005, 132007, 132012, 132015, 132016], rejected(verdicts.whatsapp_template)],
  [[132068], rejected(verdicts.whatsapp_form_blocked)],
])
