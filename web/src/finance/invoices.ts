import type { Invoice } from '@steward/contract/finance/invoices.ts'
import {
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { byCursor, withRows } from '../platform/pages.ts'
import { type Self, useMe } from '../platform/session.ts'
import { type InvoiceFilters, invoiceInput } from './invoice-filters.ts'

export const invoiceQuery = (id: string) => api.finance.invoices.find.queryOptions({ input: { id } })

export function invoicesQuery({ today }: Self, filters: InvoiceFilters) {
  const { status, sort = '-createdAt' } = filters
  const input = { ...invoiceInput(filters, today), status, sort }
  return api.finance.invoices.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...input, cursor }),
    ...byCursor,
  })
}

/** Rows of all pages loaded so far. */
export function useInvoices(filters: InvoiceFilters) {
  const list = useInfiniteQuery(invoicesQuery(useMe(), filters))
  return withRows(list)
}

export const invoiceSumsQuery = ({ today }: Self, filters: InvoiceFilters) =>
  api.finance.invoices.sums.queryOptions({ input: invoiceInput(filters, today), placeholderData: keepPreviousData })

/** How many of the same list are in which state, and how much. */
export const useInvoiceSums = (filters: InvoiceFilters) => useQuery(invoiceSumsQuery(useMe(), filters))

/** Puts what the server answered where the page looks, so that nothing waits for a second request. */
export function keepInvoice(cache: QueryClient, invoice: Invoice): void {
  cache.setQueryData(invoiceQuery(invoice.id).queryKey, invoice)
}

function useKeeping() {
  const cache = useQueryClient()
  return {
    onSuccess: (invoice: Invoice) => {
      keepInvoice(cache, invoice)
      void cache.invalidateQueries({ queryKey: api.finance.invoices.key() })
      void cache.invalidateQueries({ queryKey: api.company.history.key() })
    },
  }
}

/** Refused when somebody changed the invoice after this version of it. */
export const useIssueInvoice = (version: number) =>
  useMutation(api.finance.invoices.issue.mutationOptions({ ...useKeeping(), context: { version } }))
export const useVoidInvoice = (version: number) =>
  useMutation(api.finance.invoices.void.mutationOptions({ ...useKeeping(), context: { version } }))
export const useCreditInvoice = (version: number) =>
  useMutation(api.finance.invoices.credit.mutationOptions({ ...useKeeping(), context: { version } }))
export const useRestoreInvoice = () => useMutation(api.finance.invoices.restore.mutationOptions(useKeeping()))

/** A new draft for the same client with the same lines. */
export function useDuplicateInvoice() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ clientId, leadId, branchId, notes, lines }: Invoice) =>
      api.finance.invoices.create.call({
        clientId,
        leadId,
        branchId,
        notes,
        // A credit note's prices are below zero; what is billed anew is not.
        lines: lines.map(({ description, quantity, unitPrice, discount, taxRate }) => ({
          description,
          quantity,
          unitPrice: unitPrice.replace('-', ''),
          discount,
          taxRate,
        })),
      }),
    onSuccess: (draft: Invoice) => {
      keepInvoice(cache, draft)
      void cache.invalidateQueries({ queryKey: api.finance.invoices.key() })
    },
  })
}

export function useRemoveInvoice(version: number) {
  const cache = useQueryClient()
  return useMutation(
    api.finance.invoices.remove.mutationOptions({
      context: { version },
      onSuccess: () => cache.invalidateQueries({ queryKey: api.finance.invoices.list.key() }),
    }),
  )
}

/** Payments of an invoice, newest first. */
export const usePayments = (id: string) => useQuery(api.finance.payments.list.queryOptions({ input: { id } }))

function useMoneyMoved() {
  const cache = useQueryClient()
  const stale = [
    api.finance.payments.key(),
    api.finance.invoices.key(),
    api.finance.transactions.key(),
    api.company.history.key(),
  ]
  return { onSuccess: () => Promise.all(stale.map(queryKey => cache.invalidateQueries({ queryKey }))) }
}

/** The same payment sent twice with one key is recorded once. The dialog says itself what was wrong. */
export const useRecordPayment = (idempotencyKey: string) =>
  useMutation(
    api.finance.payments.record.mutationOptions({
      ...useMoneyMoved(),
      context: { idempotencyKey },
      meta: { quiet: true },
    }),
  )
export const useReversePayment = () => useMutation(api.finance.payments.reverse.mutationOptions(useMoneyMoved()))
