import { inboxJobs } from './inbox/jobs.ts'
import type { JobFunctions } from './platform/jobs.ts'

/** What each kind of job does; the areas name theirs. */
export const jobFunctions: JobFunctions = { ...inboxJobs }
