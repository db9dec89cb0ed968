import type { JobFunctions } from '../platform/jobs.ts'
import { measureAnswers } from './answers.ts'
import { watchSilence } from './completeness.ts'
import { readDelivery, readItemAgain } from './deliveries.ts'
import { fetchFile } from './fetching.ts'
import { checkHealth } from './health.ts'
import { askName } from './names.ts'
import { markSeen } from './seen.ts'
import { sendQueued } from './sending.ts'
import { wakeAtItsTime } from './snoozing.ts'

export const inboxJobs: JobFunctions = {
  'read-delivery': readDelivery,
  'read-item-again': readItemAgain,
  'fetch-file': fetchFile,
  'mark-seen': markSeen,
  'send-queued': sendQueued,
  'check-integration': checkHealth,
  'ask-name': askName,
  'wake-conversation': wakeAtItsTime,
  'measure-answers': measureAnswers,
  'watch-silence': watchSilence,
}
