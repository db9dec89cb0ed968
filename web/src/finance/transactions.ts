import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import type { LedgerFilters } from './ledger-filters.ts'

/** Rows of all pages loaded so far. */
export function useTransactions({ sort = '-date', ...filters }: LedgerFilters) {
  const list = useInfiniteQuery(
    api.finance.transactions.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...filters, sort, cursor }),
      initialPageParam: undefined,
      getNextPageParam: page => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  return { ...list, rows: list.data?.pages.flatMap(page => page.items), total: list.data?.pages[0]?.total }
}

function useRenewing() {
  const cache = useQueryClient()
  return { onSuccess: () => cache.invalidateQueries({ queryKey: api.finance.transactions.key() }) }
}

/** The dialog says itself what was wrong. */
export const useEnterTransaction = () =>
  useMutation(api.finance.transactions.create.mutationOptions({ ...useRenewing(), meta: { quiet: true } }))
export const useReverseTransaction = () => useMutation(api.finance.transactions.reverse.mutationOptions(useRenewing()))
