import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'

/** Who is to be paid for a month, and who is. */
export const usePayroll = (month: string) =>
  useQuery(api.finance.payroll.preview.queryOptions({ input: { month }, placeholderData: keepPreviousData }))

/** The same run sent twice with one key pays once. */
export function useRunPayroll(idempotencyKey: string) {
  const cache = useQueryClient()
  return useMutation(
    api.finance.payroll.run.mutationOptions({
      context: { idempotencyKey },
      // Refused or not, what is on the screen may be old.
      onSettled: () => {
        void cache.invalidateQueries({ queryKey: api.finance.transactions.key() })
        return cache.invalidateQueries({ queryKey: api.finance.payroll.key() })
      },
    }),
  )
}

const MONTH = /^(19|2[01])\d\d-(0[1-9]|1[0-2])$/

/** Reads an address; what makes no sense is left out. */
export const payrollFilters = ({ month }: Record<string, unknown>): { month?: string } =>
  typeof month === 'string' && MONTH.test(month) ? { month } : {}
