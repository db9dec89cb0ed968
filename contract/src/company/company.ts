import { z } from 'zod'
import { NewPassword } from '../identity/auth.ts'
import { Permissions } from '../identity/roles.ts'
import { BusinessHours } from '../inbox/business-hours.ts'
import { change, create, get } from '../platform/base.ts'
import {
  Country,
  Currency,
  Email,
  Id,
  Instant,
  Locale,
  optionalText,
  Timezone,
  text,
  Version,
} from '../platform/values.ts'

export const Company = z.object({
  id: Id,
  name: z.string(),
  address: z.string().nullable(),
  taxNumber: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Where the logo can be fetched, or null. */
  logo: z.string().nullable(),
  currency: z.string(),
  timezone: z.string(),
  country: z.string().nullable(),
  locale: z.string(),
  invoiceTerms: z.string().nullable(),
  /** When customers are answered; null: always. */
  businessHours: BusinessHours.nullable(),
  /** Within how many minutes of business hours customers should be answered; null: nobody said. */
  answerWithin: z.int().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Company = z.infer<typeof Company>

const Me = z.object({
  user: z.object({ id: Id, email: z.string(), roleId: Id, roleName: z.string(), profileImage: z.string().nullable() }),
  employee: z.object({ id: Id, name: z.string(), phone: z.string().nullable(), version: Version }).nullable(),
  company: Company,
  permissions: Permissions,
  /** The company's calendar day right now. */
  today: z.string(),
  /** Started with --demo: customers can be played at /demo/customer. */
  isDemo: z.boolean(),
})
export type Me = z.infer<typeof Me>

const NewCompany = z.strictObject({
  company: z.strictObject({
    name: text(200),
    currency: Currency,
    timezone: Timezone,
    locale: Locale.default('en'),
    country: Country.optional(),
  }),
  admin: z.strictObject({ name: text(200), email: Email, password: NewPassword }),
})

export const setup = {
  look: get('/setup', 'public', 'Is the first-run set-up still open?').output(
    z.object({
      open: z.boolean(),
      signup: z.boolean(),
      /** Whether this installation can send letters. */
      mail: z.boolean(),
    }),
  ),
  create: create('/setup', 'public', 'Set up the installation: only while nobody can sign in; signs in')
    .input(NewCompany)
    .output(Me),
  signUp: create('/signup', 'public', 'Open a company of one’s own, where SIGNUP=open').input(NewCompany).output(Me),
}

export const me = {
  find: get('/me', 'signed_in', 'Who am I, and what may I do?').output(Me),
  change: change('/me', 'signed_in', 'Change the own name and phone; If-Match is the profile’s version')
    .input(z.strictObject({ name: text(200), phone: optionalText(60) }).partial())
    .output(Me),
}

export const company = {
  find: get('/company', 'signed_in', 'The company').output(Company),
  change: change('/company', 'can_manage_company', 'Change the company')
    .input(
      z
        .strictObject({
          name: text(200),
          address: optionalText(1000),
          taxNumber: optionalText(60),
          email: Email.nullable(),
          phone: optionalText(60),
          currency: Currency,
          timezone: Timezone,
          country: Country.nullable(),
          locale: Locale,
          invoiceTerms: optionalText(2000),
          businessHours: BusinessHours.nullable(),
          answerWithin: z.int().min(1).max(10_000).nullable(),
        })
        .partial(),
    )
    .output(Company),
}
