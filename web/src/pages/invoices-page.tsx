import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { InvoiceRow } from '@steward/contract/finance/invoices.ts'
import { IconFileInvoice, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { InvoiceBulk } from '../finance/invoice-bulk.tsx'
import { type InvoiceFilters, invoiceInput } from '../finance/invoice-filters.ts'
import { dueOn, InvoiceStatusChip, isOwing } from '../finance/invoice-status.tsx'
import { InvoiceTabs } from '../finance/invoice-tabs.tsx'
import { invoiceSumsQuery, invoicesQuery, useInvoices } from '../finance/invoices.ts'
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
import { ButtonLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { PeriodPicker } from '../ui/period-picker.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useShortcut } from '../ui/shortcut.tsx'
import { useInvoiceFilterChips } from './invoice-filter-chips.ts'
import classes from './invoices-page.module.css'

export const ahead: Ahead<InvoiceFilters> = (cache, me, { search }) => {
  void cache.prefetchInfiniteQuery(invoicesQuery(me, search))
  void cache.prefetchQuery(invoiceSumsQuery(me, search))
}

/** All invoices and credit notes, and what is still due on them. */
export function InvoicesPage() {
  const { t } = useLingui()
  const { can, today } = useMe()
  const navigate = useNavigate({ from: '/invoices' })
  const filters = useSearch({ from: '/shell/invoices' })
  const { rows, total, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage } = useInvoices(filters)
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const narrow = (change: { [Key in keyof InvoiceFilters]?: string | undefined }) =>
    void navigate({ search: before => ({ ...before, ...change }) as InvoiceFilters, replace: true })
  const chips = useInvoiceFilterChips(filters)
  const { sort: _, ...narrowing } = filters
  const isNarrowed = Object.keys(narrowing).length > 0
  const chosen = rows?.filter(({ id }) => ids.has(id)) ?? []
  const mayAdd = can('can_create_invoices')
  const mayChoose = can('can_issue_invoices') || can('can_delete_invoices') || can('can_export_data')
  useShortcut('n', mayAdd && (() => void navigate({ to: '/invoices/$id', params: { id: 'new' } })), t`New invoice`)
  return (
    <Page
      action={mayAdd && <NewInvoiceButton />}
      body="fill"
      count={total}
      title={t`Invoices`}
      tools={
        <>
          <SearchField
            label={t`Search invoices`}
            onChange={q => narrow({ q: q || undefined })}
            value={filters.q ?? ''}
          />
          <PeriodPicker onChange={({ period, from, to }) => narrow({ period, from, to })} optional value={filters} />
          <FilterChips filters={chips.filters} onChange={(key, value) => narrow(chips.changeOf(key, value))} />
          {can('can_export_data') && (
            <span className={classes.export}>
              <ExportLink
                input={{ ...invoiceInput(filters, today), status: filters.status, sort: filters.sort }}
                path="/api/v1/invoices/export.csv"
              />
            </span>
          )}
        </>
      }
    >
      {(isNarrowed || rows === undefined || rows.length > 0) && (
        <InvoiceTabs filters={filters} onChoose={status => narrow({ status })} />
      )}
      <DataTable
        columns={useInvoiceColumns()}
        empty={
          <EmptyState
            action={
              isNarrowed ? (
                <Button onClick={() => void navigate({ search: {} })} variant="default">
                  <Trans>Show all invoices</Trans>
                </Button>
              ) : (
                mayAdd && <NewInvoiceButton />
              )
            }
            icon={IconFileInvoice}
            title={isNarrowed ? <Trans>No invoice matches</Trans> : <Trans>No invoices yet</Trans>}
          >
            {!isNarrowed && (
              <Trans>Write what a client owes you, issue it with a number, and see when it is paid.</Trans>
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
        label={t`Invoices`}
        linkTo={({ id }) => ({ to: '/invoices/$id', params: { id } })}
        name="invoices"
        onMore={() => void fetchNextPage()}
        onSort={sort => narrow({ sort })}
        rowKey={({ id }) => id}
        rows={rows}
        selection={
          mayChoose
            ? {
                // What others deleted or moved out of sight meanwhile is no longer chosen.
                ids: new Set(chosen.map(({ id }) => id)),
                onChange: setIds,
                actions: <InvoiceBulk invoices={chosen} onDone={() => setIds(new Set())} />,
              }
            : undefined
        }
        sort={filters.sort ?? '-createdAt'}
      />
    </Page>
  )
}

function NewInvoiceButton() {
  return (
    <ButtonLink
      leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />}
      params={{ id: 'new' }}
      to="/invoices/$id"
    >
      <Trans>New invoice</Trans>
    </ButtonLink>
  )
}

function useInvoiceColumns(): Column<InvoiceRow>[] {
  const { t } = useLingui()
  return [
    { key: 'number', title: t`Number`, cell: ({ number }) => number ?? t`Draft`, width: 140 },
    { key: 'client', title: t`Client`, cell: ({ clientName }) => clientName },
    {
      key: 'issueDate',
      title: t`Issued`,
      cell: ({ issueDate }) => issueDate && <Day value={issueDate} />,
      sort: 'issueDate',
      width: 120,
      phone: 'hidden',
    },
    {
      key: 'dueDate',
      title: t`Due`,
      cell: invoice => (isOwing(invoice) ? <RelativeTime value={invoice.dueDate} /> : <Day value={invoice.dueDate} />),
      sort: 'dueDate',
      width: 120,
      phone: 'hidden',
    },
    { key: 'status', title: t`Status`, cell: invoice => <InvoiceStatusChip invoice={invoice} />, width: 130 },
    {
      key: 'totalAmount',
      title: t`Total`,
      cell: ({ totalAmount, currency }) => <Money amount={totalAmount} currency={currency} />,
      align: 'end',
      sort: 'totalAmount',
      width: 140,
      phone: 'aside',
    },
    {
      key: 'due',
      title: t`Still due`,
      cell: invoice => isOwing(invoice) && <Money amount={dueOn(invoice)} currency={invoice.currency} />,
      align: 'end',
      width: 140,
      phone: 'hidden',
    },
    {
      key: 'createdAt',
      title: t`Created`,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
      sort: 'createdAt',
      width: 120,
      extra: true,
    },
  ]
}
