import { everyone, ownAndNobodys, type Rules } from '../platform/db/scope.ts'

/** Salespeople see their own leads and those nobody has; clients belong to the whole company. */
export const crmAccess: Rules = {
  Lead: ownAndNobodys('can_view_all_leads'),
  Client: everyone,
}
