import { z } from 'zod'
import { act, get, remove } from '../platform/base.ts'
import { page } from '../platform/page.ts'
import { ById, Email, Id, Instant } from '../platform/values.ts'

/** At least 15 characters, at most 256; spaces and every script are welcome (NIST SP 800-63B-4). */
export const NewPassword = z.string().min(15, 'At least 15 characters').max(256)
const Password = z.string().min(1).max(256)
const Token = z.string().min(20).max(200)

export const Session = z.object({
  id: Id,
  current: z.boolean(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
})

const Done = z.object({ done: z.literal(true) })

export const auth = {
  login: act('/auth/login', 'public', 'Sign in: sets the session cookie')
    .input(z.strictObject({ email: Email, password: Password }))
    .output(Done),
  logout: act('/auth/logout', 'signed_in', 'Sign out').output(Done),
  confirm: act('/auth/confirm', 'signed_in', 'Confirm the password for 15 minutes')
    .input(z.strictObject({ password: Password }))
    .output(Done),
  changePassword: act('/auth/password', 'signed_in', 'Change the own password; ends all other sessions')
    .input(z.strictObject({ currentPassword: Password, newPassword: NewPassword }))
    .output(Done),
  forgot: act('/auth/forgot', 'public', 'Mail a link that sets a new password; answers the same for unknown addresses')
    .input(z.strictObject({ email: Email }))
    .output(Done),
  /** What an invitation or reset link is for, so that the page can greet by name. */
  link: get('/auth/link', 'public', 'Look at an invitation or reset link')
    .input(z.strictObject({ token: Token }))
    .output(z.object({ email: z.string(), company: z.string() })),
  acceptLink: act('/auth/link', 'public', 'Set the password through an invitation or reset link; signs in')
    .input(z.strictObject({ token: Token, password: NewPassword }))
    .output(Done),
  sessions: get('/auth/sessions', 'signed_in', 'Where this login is signed in').output(page(Session)),
  endSession: remove('/auth/sessions/{id}', 'signed_in', 'End a session').input(ById),
}
