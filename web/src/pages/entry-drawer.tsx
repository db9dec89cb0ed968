import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Drawer, Skeleton } from '@mantine/core'
import type { Transaction } from '@steward/contract/finance/transactions.ts'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { minus } from '../finance/invoice-totals.ts'
import type { LedgerFilters } from '../finance/ledger-filters.ts'
import { ReceiptSection } from '../finance/receipt.tsx'
import { ReverseEntryDialog } from '../finance/reverse-entry-dialog.tsx'
import { transactionQuery, useCategories, useDescribeTransaction } from '../finance/transactions.ts'
import { useBranches } from '../platform/branches.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import { Timeline } from '../platform/timeline.tsx'
import { Day } from '../ui/day.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { useFormats } from '../ui/formats.tsx'
import { TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { PageSection } from '../ui/page.tsx'
import { Person } from '../ui/person.tsx'
import { Property, PropertyList } from '../ui/property-list.tsx'
import { StatusChip } from '../ui/status-chip.tsx'
import { TextProperty } from '../ui/text-property.tsx'
import classes from './entry-drawer.module.css'

interface Props {
  id: string | undefined
  onClose: () => void
}

/** One ledger entry beside the ledger: what it was for, what it belongs to, what proves it. */
export function EntryDrawer({ id, onClose }: Props) {
  const { t } = useLingui()
  return (
    <Drawer
      classNames={{ content: classes.drawer as string, header: classes.top as string, title: classes.title as string }}
      closeButtonProps={{ 'aria-label': t`Close` }}
      onClose={onClose}
      opened={id !== undefined}
      overlayProps={{ backgroundOpacity: 0.2 }}
      position="right"
      size={460}
      title={t`Ledger entry`}
    >
      {id && <Entry id={id} />}
    </Drawer>
  )
}

function Entry({ id }: { id: string }) {
  const { data: entry, error, refetch } = useQuery(transactionQuery(id))
  if (entry) return <Details entry={entry} />
  return error ? (
    <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
  ) : (
    <Skeleton height={240} radius="md" />
  )
}

function Details({ entry }: { entry: Transaction }) {
  const { t } = useLingui()
  const { can } = useMe()
  const { currency } = useFormats()
  const [isWrong, setWrong] = useState(false)
  const describe = useDescribeTransaction(entry)
  const categories = useCategories()
  const mayEdit = can('can_edit_transactions')
  const isReversible = can('can_delete_transactions') && !entry.paymentId && !entry.reversalOf && !entry.reversedBy
  return (
    <>
      <div className={classes.head}>
        <p className={classes.amount}>
          <Money amount={entry.type === 'debit' ? minus('0', entry.amount, currency) : entry.amount} />
        </p>
        <EntryKind entry={entry} />
      </div>
      <div className={classes.known}>
        <PropertyList>
          <Property label={t`Day`}>
            <Day value={entry.date} />
          </Property>
          <TextProperty
            label={t`Category`}
            onSave={mayEdit ? category => describe({ category: category ?? entry.category }) : undefined}
            required
            suggestions={categories}
            value={entry.category}
          />
          <TextProperty
            label={t`Description`}
            long
            onSave={mayEdit ? description => describe({ description }) : undefined}
            placeholder={t`What it was for`}
            value={entry.description}
          />
          <Links entry={entry} />
        </PropertyList>
      </div>
      <PageSection title={<Trans>Receipt</Trans>}>
        <ReceiptSection entry={entry} />
      </PageSection>
      <PageSection title={<Trans>What happened</Trans>}>
        <Timeline subject={`transaction:${entry.id}`} />
      </PageSection>
      {isReversible && (
        <Button color="red" mt={24} onClick={() => setWrong(true)} variant="light">
          <Trans>Reverse this entry…</Trans>
        </Button>
      )}
      {entry.paymentId && !entry.reversalOf && !entry.reversedBy && (
        <p className={classes.note}>
          <Trans>This entry belongs to a payment. Reverse the payment on its invoice instead.</Trans>
        </p>
      )}
      {isWrong && <ReverseEntryDialog entry={entry} onClose={() => setWrong(false)} />}
    </>
  )
}

/** Income, expense, or one that was taken back. */
export function EntryKind({ entry }: { entry: Transaction }) {
  const { type, reversalOf, reversedBy } = entry
  if (reversalOf) {
    return (
      <StatusChip plain tone="quiet">
        <Trans>Reversal</Trans>
      </StatusChip>
    )
  }
  if (reversedBy) {
    return (
      <StatusChip plain tone="bad">
        <Trans>Reversed</Trans>
      </StatusChip>
    )
  }
  return type === 'credit' ? (
    <StatusChip plain tone="good">
      <Trans context="one entry">Income</Trans>
    </StatusChip>
  ) : (
    <StatusChip plain tone="quiet">
      <Trans>Expense</Trans>
    </StatusChip>
  )
}

function Links({ entry }: { entry: Transaction }) {
  const { t } = useLingui()
  const { can } = useMe()
  const branch = useBranches().branches.find(({ id }) => id === entry.branchId)
  const { invoiceId, invoiceNumber, employeeId, employeeName, payrollMonth, reversalOf, reversedBy } = entry
  return (
    <>
      {invoiceId && (
        <Property label={t`Invoice`}>
          {can('can_view_invoices') ? (
            <TextLink fz="inherit" params={{ id: invoiceId }} to="/invoices/$id">
              {invoiceNumber}
            </TextLink>
          ) : (
            invoiceNumber
          )}
        </Property>
      )}
      {employeeId && employeeName && (
        <Property label={t`Person`}>
          <Person id={employeeId} name={employeeName} />
        </Property>
      )}
      {payrollMonth && can('can_run_payroll') && (
        <Property label={t`Payroll`}>
          <TextLink fz="inherit" search={{ month: payrollMonth }} to="/transactions/payroll">
            <PayrollMonth month={payrollMonth} />
          </TextLink>
        </Property>
      )}
      {branch && <Property label={t`Branch`}>{branch.name}</Property>}
      {reversalOf && (
        <Property label={t`Reverses`}>
          <EntryLink id={reversalOf}>
            <Trans>The first entry</Trans>
          </EntryLink>
        </Property>
      )}
      {reversedBy && (
        <Property label={t`Reversed by`}>
          <EntryLink id={reversedBy}>
            <Trans>The opposite entry</Trans>
          </EntryLink>
        </Property>
      )}
    </>
  )
}

function PayrollMonth({ month }: { month: string }) {
  const formats = useFormats()
  return formats.month(`${month}-01`, true)
}

function EntryLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <TextLink fz="inherit" search={before => ({ ...(before as LedgerFilters), entry: id })} to="/transactions">
      {children}
    </TextLink>
  )
}
