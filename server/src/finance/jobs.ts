import type { JobFunctions } from '../platform/jobs.ts'
import { markOverdue } from './overdue.ts'

export const financeJobs: JobFunctions = { 'mark-overdue': markOverdue }
