import type { JobFunctions } from '../platform/jobs.ts'
import { measureAnswers } from './answers.ts'
import { channelJobs } from './channels.ts'
import { compareIfDue, compareNext } from './comparing.ts'
import { watchSilence } from './completeness.ts'
import { dealOut, watchTeams } from './dealing.ts'
import { readDelivery, readItemAgain } from './deliveries.ts'
import { fetchFile } from './fetching.ts'
import { checkChannels, checkHealth } from './health.ts'
import { askName } from './names.ts'
import { askForRating } from './ratings.ts'
import { sendAtTime } from './scheduled-replies.ts'
import { markSeen } from './seen.ts'
import { sendQueued } from './sending.ts'
import { wakeAtItsTime } from './snoozing.ts'
import { readTemplates } from './templates.ts'

export const inboxJobs: JobFunctions = {
  'read-delivery': readDelivery,
  'read-item-again': readItemAgain,
  'fetch-file': fetchFile,
  'compare-channel': compareNext,
  'compare-if-due': compareIfDue,
  'mark-seen': markSeen,
  'read-templates': readTemplates,
  'send-queued': sendQueued,
  'check-integration': checkHealth,
  ...channelJobs,
  'check-channels': checkChannels,
  'ask-name': askName,
  'wake-conversation': wakeAtItsTime,
  'send-scheduled': sendAtTime,
  'ask-rating': askForRating,
  'deal-out': dealOut,
  'watch-teams': watchTeams,
  'measure-answers': measureAnswers,
  'watch-silence': watchSilence,
}
