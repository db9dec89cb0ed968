import { everyone, type Rules } from '../platform/db/scope.ts'

/** Logins are seen by whoever may see logins; sessions and keys are looked up for their own person. */
export const identityAccess: Rules = {
  User: everyone,
  Role: everyone,
  Session: everyone,
  ApiKey: everyone,
  Invitation: everyone,
  PasswordReset: everyone,
}
