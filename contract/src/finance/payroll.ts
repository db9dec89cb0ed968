import { z } from 'zod'
import { create, get } from '../platform/base.ts'
import { Day, Id, Money, Month } from '../platform/values.ts'

const Salary = z.object({
  employeeId: Id,
  name: z.string(),
  designation: z.string().nullable(),
  amount: Money,
})

/** Who gets a salary for a month and who has it already. Needs the right to see salaries, too. */
export const PayrollPreview = z.object({
  month: Month,
  currency: z.string(),
  due: z.array(Salary),
  total: Money,
  paid: z.array(Salary.extend({ transactionId: Id, date: Day })),
  paidTotal: Money,
  /** How many people have no salary on their profile. */
  withoutSalary: z.int(),
})
export type PayrollPreview = z.infer<typeof PayrollPreview>

export const PayrollRun = z.object({
  month: Month,
  date: Day,
  currency: z.string(),
  entries: z.array(Salary.extend({ transactionId: Id })),
  total: Money,
})
export type PayrollRun = z.infer<typeof PayrollRun>

export const payroll = {
  preview: get('/payroll', 'can_run_payroll', 'Who would be paid for a month, and how much')
    .input(z.strictObject({ month: Month }))
    .output(PayrollPreview),
  run: create('/payroll', 'can_run_payroll', 'Pay salaries: one ledger entry for each person, once a month')
    .input(
      z.strictObject({
        month: Month,
        /** Everybody who has not been paid for the month, where left out. */
        employeeIds: z.array(Id).min(1).max(1000).optional(),
        /** The day of payment; today where left out, never later. */
        date: Day.optional(),
      }),
    )
    .output(PayrollRun),
}
