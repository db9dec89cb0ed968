import type { JobFunctions } from '../platform/jobs.ts'
import { readDelivery, readItemAgain } from './deliveries.ts'
import { checkHealth } from './health.ts'
import { askName } from './names.ts'
import { sendQueued } from './sending.ts'

export const inboxJobs: JobFunctions = {
  'read-delivery': readDelivery,
  'read-item-again': readItemAgain,
  'send-queued': sendQueued,
  'check-integration': checkHealth,
  'ask-name': askName,
}
