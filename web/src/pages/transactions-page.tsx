import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { Transaction } from '@steward/contract/finance/transactions.ts'
import { IconArrowsExchange, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { EntryDialog } from '../finance/entry-dialog.tsx'
import { minus } from '../finance/invoice-totals.ts'
import type { LedgerFilters } from '../finance/ledger-filters.ts'
import { ReverseEntryDialog } from '../finance/reverse-entry-dialog.tsx'
import { useTransactions } from '../finance/transactions.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { isProblem } from '../platform/problem.ts'
import { useMe } from '../platform/session.ts'
import type { Column } from '../ui/columns.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Day } from '../ui/day.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { useFormats } from '../ui/formats.tsx'
import { TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { StatusChip, ToneDot } from '../ui/status-chip.tsx'

/** The ledger: what came in, what went out, and why. */
export function TransactionsPage() {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate({ from: '/transactions' })
  const filters = useSearch({ from: '/shell/transactions' })
  const { rows, total, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage } = useTransactions(filters)
  const [isEntering, setEntering] = useState(false)
  const [wrong, setWrong] = useState<Transaction>()
  const narrow = (change: Partial<Record<keyof LedgerFilters, string | undefined>>) =>
    void navigate({ search: before => ({ ...before, ...change }) as LedgerFilters, replace: true })

  const categories = [...new Set(['Salary', 'Rent', 'Sales', ...(rows ?? []).map(({ category }) => category)])]
  const isNarrowed = Boolean(filters.type ?? filters.category ?? filters.q)
  const enter = can('can_create_transactions') && (
    <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={() => setEntering(true)}>
      <Trans>New entry</Trans>
    </Button>
  )
  return (
    <Page
      action={enter}
      body="fill"
      count={total}
      title={t`Transactions`}
      tools={
        <>
          <SearchField
            label={t`Search transactions`}
            onChange={q => narrow({ q: q || undefined })}
            value={filters.q ?? ''}
          />
          <FilterChips
            filters={[
              {
                key: 'type',
                label: t`Direction`,
                value: filters.type,
                options: [
                  { value: 'credit', label: t`Income`, icon: <ToneDot tone="good" /> },
                  { value: 'debit', label: t`Expense`, icon: <ToneDot tone="quiet" /> },
                ],
              },
              {
                key: 'category',
                label: t`Category`,
                value: filters.category,
                options: categories.map(category => ({ value: category, label: category })),
              },
            ]}
            onChange={(key, value) => narrow({ [key]: value })}
          />
        </>
      }
    >
      <DataTable
        columns={useLedgerColumns()}
        empty={
          <EmptyState
            action={
              isNarrowed ? (
                <Button onClick={() => void navigate({ search: {} })} variant="default">
                  <Trans>Show all entries</Trans>
                </Button>
              ) : (
                enter
              )
            }
            icon={IconArrowsExchange}
            title={isNarrowed ? <Trans>No entry matches</Trans> : <Trans>Nothing in the ledger yet</Trans>}
          >
            {!isNarrowed && (
              <Trans>Payments of invoices come here by themselves; enter other income and expenses.</Trans>
            )}
          </EmptyState>
        }
        error={
          error && (
            <ErrorState onRetry={() => void refetch()} requestId={isProblem(error) ? error.requestId : undefined}>
              {sentenceOf(error)}
            </ErrorState>
          )
        }
        hasMore={hasNextPage}
        isRefreshing={isPlaceholderData}
        label={t`Transactions`}
        name="transactions"
        onMore={() => void fetchNextPage()}
        onSort={sort => narrow({ sort })}
        quickActions={entry =>
          can('can_delete_transactions') &&
          !entry.paymentId &&
          !entry.reversalOf && (
            <Button color="gray" onClick={() => setWrong(entry)} size="compact-xs" variant="default">
              <Trans>Reverse</Trans>
            </Button>
          )
        }
        rowKey={({ id }) => id}
        rows={rows}
        sort={filters.sort ?? '-date'}
      />
      <EntryDialog categories={categories.filter(isOpenToAll)} onClose={() => setEntering(false)} opened={isEntering} />
      {wrong && <ReverseEntryDialog entry={wrong} onClose={() => setWrong(undefined)} />}
    </Page>
  )
}

// Salaries come from the payroll.
const isOpenToAll = (category: string) => category !== 'Salary'

function useLedgerColumns(): Column<Transaction>[] {
  const { t } = useLingui()
  const { currency } = useFormats()
  return [
    { key: 'category', title: t`Category`, cell: ({ category }) => category, width: 170 },
    { key: 'date', title: t`Day`, cell: ({ date }) => <Day value={date} />, sort: 'date', width: 120 },
    {
      key: 'type',
      title: t`Direction`,
      cell: ({ type, reversalOf }) => (
        <StatusChip plain tone={type === 'credit' ? 'good' : 'quiet'}>
          {reversalOf ? t`Reversal` : type === 'credit' ? t`Income` : t`Expense`}
        </StatusChip>
      ),
      width: 130,
    },
    { key: 'description', title: t`Description`, cell: ({ description }) => description, phone: 'hidden' },
    {
      key: 'invoice',
      title: t`Invoice`,
      cell: ({ invoiceId }) => invoiceId && <InvoiceLink id={invoiceId} />,
      width: 110,
      phone: 'hidden',
    },
    {
      key: 'amount',
      title: t`Amount`,
      cell: ({ type, amount }) => <Money amount={type === 'debit' ? minus('0', amount, currency) : amount} />,
      align: 'end',
      sort: 'amount',
      width: 150,
      phone: 'aside',
    },
  ]
}

function InvoiceLink({ id }: { id: string }) {
  const { can } = useMe()
  if (!can('can_view_invoices')) return null
  return (
    <TextLink fz="inherit" params={{ id }} to="/invoices/$id">
      <Trans>Open</Trans>
    </TextLink>
  )
}
