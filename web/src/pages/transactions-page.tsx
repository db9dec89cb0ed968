import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { LedgerRow, Transaction } from '@steward/contract/finance/transactions.ts'
import { IconArrowsExchange, IconPaperclip, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { EntryDialog } from '../finance/entry-dialog.tsx'
import { minus } from '../finance/invoice-totals.ts'
import { isByDay, type LedgerFilters, ledgerInput } from '../finance/ledger-filters.ts'
import { LedgerSummary } from '../finance/ledger-summary.tsx'
import { ReverseEntryDialog } from '../finance/reverse-entry-dialog.tsx'
import { ledgerTotalsQuery, transactionsQuery, useCategories, useTransactions } from '../finance/transactions.ts'
import type { Ahead } from '../platform/ahead.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { isProblem } from '../platform/problem.ts'
import { useMe } from '../platform/session.ts'
import type { Column } from '../ui/columns.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Day } from '../ui/day.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { ExportLink } from '../ui/export-link.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { useFormats } from '../ui/formats.tsx'
import { ButtonLink, TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { PeriodPicker } from '../ui/period-picker.tsx'
import { Person } from '../ui/person.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useShortcut } from '../ui/shortcut.tsx'
import { EntryDrawer, EntryKind } from './entry-drawer.tsx'
import { useLedgerFilterChips } from './ledger-filter-chips.ts'

export const ahead: Ahead<LedgerFilters> = (cache, me, { search }) => {
  void cache.prefetchInfiniteQuery(transactionsQuery(me, search))
  void cache.prefetchQuery(ledgerTotalsQuery(me, search))
}

/** The ledger: what came in, what went out, and what was left each time. */
export function TransactionsPage() {
  const { t } = useLingui()
  const { can, today } = useMe()
  const navigate = useNavigate({ from: '/transactions' })
  const filters = useSearch({ from: '/shell/transactions' })
  const { rows, total, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage } = useTransactions(filters)
  const [isEntering, setEntering] = useState(false)
  const [wrong, setWrong] = useState<Transaction>()
  const narrow = (change: { [Key in keyof LedgerFilters]?: string | undefined }) =>
    void navigate({ search: before => ({ ...before, ...change }) as LedgerFilters, replace: true })
  const chips = useLedgerFilterChips(filters)
  const categories = useCategories()

  const mayEnter = can('can_create_transactions')
  useShortcut('n', mayEnter ? () => setEntering(true) : false, t`New entry`)
  const isNarrowed = Boolean(filters.q ?? filters.period) || chips.some(({ value }) => value !== undefined)
  const enter = mayEnter && (
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
          <PeriodPicker onChange={({ period, from, to }) => narrow({ period, from, to })} optional value={filters} />
          <FilterChips filters={chips} onChange={(key, value) => narrow({ [key]: value })} />
          {can('can_run_payroll') && can('can_view_salaries') && (
            <ButtonLink ms="auto" size="compact-md" to="/transactions/payroll" variant="default">
              <Trans>Run payroll…</Trans>
            </ButtonLink>
          )}
          {can('can_export_data') && (
            <ExportLink
              input={{ ...ledgerInput(filters, today), sort: filters.sort }}
              path="/api/v1/transactions/export.csv"
            />
          )}
        </>
      }
    >
      {(rows === undefined || rows.length > 0) && <LedgerSummary filters={filters} />}
      <DataTable
        columns={useLedgerColumns(filters)}
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
        onOpen={({ id }) => narrow({ entry: id })}
        onSort={sort => narrow({ sort })}
        quickActions={entry =>
          can('can_delete_transactions') &&
          !entry.paymentId &&
          !entry.reversalOf &&
          !entry.reversedBy && (
            <Button color="gray" onClick={() => setWrong(entry)} size="compact-xs" variant="default">
              <Trans>Reverse</Trans>
            </Button>
          )
        }
        rowKey={({ id }) => id}
        rows={rows}
        sort={filters.sort ?? '-date'}
      />
      <EntryDrawer id={filters.entry} onClose={() => narrow({ entry: undefined })} />
      <EntryDialog categories={categories.filter(isOpenToAll)} onClose={() => setEntering(false)} opened={isEntering} />
      {wrong && <ReverseEntryDialog entry={wrong} onClose={() => setWrong(undefined)} />}
    </Page>
  )
}

// Salaries come from the payroll.
const isOpenToAll = (category: string) => category !== 'Salary'

function useLedgerColumns(filters: LedgerFilters): Column<LedgerRow>[] {
  const { t } = useLingui()
  const { currency } = useFormats()
  return [
    { key: 'category', title: t`Category`, cell: ({ category }) => category, width: 170 },
    { key: 'date', title: t`Day`, cell: ({ date }) => <Day value={date} />, sort: 'date', width: 120 },
    { key: 'type', title: t`Direction`, cell: entry => <EntryKind entry={entry} />, width: 120, phone: 'hidden' },
    {
      key: 'description',
      title: t`Description`,
      cell: ({ description, receipt }) =>
        receipt ? (
          <>
            {description} <IconPaperclip aria-label={t`Has a receipt`} size={14} stroke={1.75} />
          </>
        ) : (
          description
        ),
    },
    {
      key: 'invoice',
      title: t`Belongs to`,
      cell: entry => <BelongsTo entry={entry} />,
      width: 150,
      phone: 'hidden',
    },
    {
      key: 'amount',
      title: t`Amount`,
      cell: ({ type, amount }) => <Money amount={type === 'debit' ? minus('0', amount, currency) : amount} />,
      align: 'end',
      sort: 'amount',
      width: 140,
      phone: 'aside',
    },
    ...(isByDay(filters)
      ? [
          {
            key: 'balance',
            title: t`Balance`,
            cell: ({ balance }: LedgerRow) => balance !== null && <Money amount={balance} signed />,
            align: 'end' as const,
            width: 140,
            phone: 'hidden' as const,
          },
        ]
      : []),
  ]
}

function BelongsTo({ entry: { invoiceId, invoiceNumber, employeeId, employeeName } }: { entry: LedgerRow }) {
  const { can } = useMe()
  if (!invoiceId) return employeeId && employeeName && <Person id={employeeId} name={employeeName} />
  if (!can('can_view_invoices')) return invoiceNumber
  return (
    <TextLink fz="inherit" params={{ id: invoiceId }} to="/invoices/$id">
      {invoiceNumber}
    </TextLink>
  )
}
