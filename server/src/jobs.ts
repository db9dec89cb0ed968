import { financeJobs } from './finance/jobs.ts'
import { identityJobs } from './identity/reset.ts'
import { inboxJobs } from './inbox/jobs.ts'
import type { JobFunctions, Schedules } from './platform/jobs.ts'
import { tidyUp } from './platform/tidy.ts'

/** What each kind of job does; the areas name theirs. */
export const jobFunctions: JobFunctions = { 'tidy-up': tidyUp, ...identityJobs, ...financeJobs, ...inboxJobs }

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** What comes back by itself, and how often. */
export const schedules: Schedules = {
  'measure-answers': MINUTE_MS / 4,
  'watch-teams': MINUTE_MS / 6,
  'watch-silence': 15 * MINUTE_MS,
  'mark-overdue': HOUR_MS,
  'check-channels': 24 * HOUR_MS,
  'tidy-up': 24 * HOUR_MS,
}
