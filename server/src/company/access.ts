import { everyone, type Rules } from '../platform/db/scope.ts'

/** The directory is everybody's in the company; the right to call is in the contract, salaries are left out by employees.ts. */
export const companyAccess: Rules = {
  Branch: everyone,
  Department: everyone,
  Employee: everyone,
}
