import type { Transaction } from '@steward/contract/finance/transactions.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'
import { removeFile, sendFile } from '../platform/files.ts'
import { byCursor, withRows } from '../platform/pages.ts'
import { useSaving } from '../platform/saving.ts'
import { type Self, useMe } from '../platform/session.ts'
import { isByDay, type LedgerFilters, ledgerInput } from './ledger-filters.ts'

export const transactionQuery = (id: string) => api.finance.transactions.find.queryOptions({ input: { id } })

export function transactionsQuery({ today }: Self, filters: LedgerFilters) {
  const { sort = '-date' } = filters
  const input = { ...ledgerInput(filters, today), sort, ...(isByDay(filters) && { balance: 'true' as const }) }
  return api.finance.transactions.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...input, cursor }),
    ...byCursor,
  })
}

/** Rows of all pages loaded so far, each with the balance after it where they stand by day. */
export function useTransactions(filters: LedgerFilters) {
  const list = useInfiniteQuery(transactionsQuery(useMe(), filters))
  return withRows(list)
}

export const ledgerTotalsQuery = ({ today }: Self, filters: LedgerFilters) =>
  api.finance.transactions.totals.queryOptions({
    input: ledgerInput(filters, today),
    placeholderData: keepPreviousData,
  })

/** What the same rows come to, and the balance around them. */
export const useLedgerTotals = (filters: LedgerFilters) => useQuery(ledgerTotalsQuery(useMe(), filters))

/** Categories in use, the most used first, and those that every ledger has. */
export function useCategories(): string[] {
  const { can } = useMe()
  const { data } = useQuery(
    api.finance.transactions.categories.queryOptions({ input: {}, enabled: can('can_view_transactions') }),
  )
  return [...new Set([...(data?.items ?? []).map(({ category }) => category), 'Rent', 'Sales'])]
}

function useRenewing() {
  const cache = useQueryClient()
  return {
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: api.finance.payroll.key() })
      void cache.invalidateQueries({ queryKey: api.company.history.key() })
      return cache.invalidateQueries({ queryKey: api.finance.transactions.key() })
    },
  }
}

/** The dialog says itself what was wrong. */
export const useEnterTransaction = () =>
  useMutation(api.finance.transactions.create.mutationOptions({ ...useRenewing(), meta: { quiet: true } }))
export const useReverseTransaction = () => useMutation(api.finance.transactions.reverse.mutationOptions(useRenewing()))

type Description = Omit<Inputs['finance']['transactions']['change'], 'id'>

/** Says what an entry was for. */
export function useDescribeTransaction(entry: Transaction) {
  const cache = useQueryClient()
  const save = useSaving({
    kept: ({ id }: Transaction) => cache.getQueryData(transactionQuery(id).queryKey),
    send: ({ id }, changes: Description, version) =>
      api.finance.transactions.change.call({ id, ...changes }, { context: { version } }),
    onSaved: useRenewing().onSuccess,
  })
  return (changes: Description) => save(entry, changes)
}

export const receiptPath = (id: string) => `/transactions/${id}/receipt`

/** Attaches a receipt to an entry and takes it off again. */
export function useReceipt(id: string) {
  const renewing = useRenewing()
  return {
    attach: useMutation({
      mutationFn: (file: Blob) => sendFile<Transaction>(receiptPath(id), file),
      ...renewing,
      meta: { quiet: true },
    }),
    remove: useMutation({ mutationFn: () => removeFile(receiptPath(id)), ...renewing }),
  }
}
