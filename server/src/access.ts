import { companyAccess } from './company/access.ts'
import { crmAccess } from './crm/access.ts'
import { financeAccess } from './finance/access.ts'
import { identityAccess } from './identity/access.ts'
import { inboxAccess } from './inbox/access.ts'
import type { Rules } from './platform/db/scope.ts'
import { tasksAccess } from './tasks/access.ts'

/** Who may see what, of every noun: each area says it once. */
export const rules: Rules = {
  ...identityAccess,
  ...companyAccess,
  ...crmAccess,
  ...tasksAccess,
  ...financeAccess,
  ...inboxAccess,
}
