import { useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import type { LeadRow } from '@steward/contract/crm/leads.ts'
import { type ReactNode, useState } from 'react'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import type { Column } from '../ui/columns.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DotsMenu } from '../ui/dots-menu.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Money } from '../ui/money.tsx'
import { Person } from '../ui/person.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { ToneDot } from '../ui/status-chip.tsx'
import { LeadBulk } from './lead-bulk.tsx'
import { useLeadClosing } from './lead-closing.tsx'
import { LeadMenuItems, useLeadMoves } from './lead-moves.tsx'
import { LeadStatusChip, leadTones, leadWords } from './lead-status.tsx'
import { type LeadFilters, statuses, useLeads } from './leads.ts'

interface Props {
  filters: LeadFilters
  empty: ReactNode
  onSort: (sort: string) => void
}

/** Leads line by line. */
export function LeadsTable({ filters, empty, onSort }: Props) {
  const { t } = useLingui()
  const { rows, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage } = useLeads(filters)
  const { can } = useMe()
  const { close, closingDialog } = useLeadClosing()
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = rows?.filter(({ id }) => ids.has(id)) ?? []
  const mayChange = can('can_edit_leads') || can('can_delete_leads')
  return (
    <>
      <DataTable
        columns={useLeadColumns()}
        empty={empty}
        error={error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
        hasMore={hasNextPage}
        isRefreshing={isPlaceholderData}
        label={t`Leads`}
        linkTo={({ id }) => ({ to: '/leads/$id', params: { id } })}
        name="leads"
        onMore={() => void fetchNextPage()}
        onSort={onSort}
        quickActions={lead => <RowMenu close={close} lead={lead} />}
        rowKey={({ id }) => id}
        rows={rows}
        selection={
          mayChange
            ? {
                // What others deleted or moved out of sight meanwhile is no longer chosen.
                ids: new Set(chosen.map(({ id }) => id)),
                onChange: setIds,
                actions: <LeadBulk leads={chosen} onDone={() => setIds(new Set())} />,
              }
            : undefined
        }
        sort={filters.sort ?? '-createdAt'}
      />
      {closingDialog}
    </>
  )
}

interface RowMenuProps {
  lead: LeadRow
  close: ReturnType<typeof useLeadClosing>['close']
}

function RowMenu({ lead, close }: RowMenuProps) {
  const { t, i18n } = useLingui()
  const { can } = useMe()
  const { mayMove, bring } = useLeadMoves()
  const targets = statuses.filter(status => status !== lead.status && mayMove(lead, status))
  if (targets.length === 0 && !can('can_delete_leads')) return null
  return (
    <DotsMenu label={t`Actions for ${lead.title}`}>
      {targets.map(status => (
        <Menu.Item
          key={status}
          leftSection={<ToneDot tone={leadTones[status]} />}
          onClick={() => void bring(lead, status, close).catch(() => {})}
        >
          {t`Move to ${i18n._(leadWords[status])}`}
        </Menu.Item>
      ))}
      {targets.length > 0 && can('can_delete_leads') && <Menu.Divider />}
      <LeadMenuItems lead={lead} />
    </DotsMenu>
  )
}

function useLeadColumns(): Column<LeadRow>[] {
  const { t } = useLingui()
  return [
    { key: 'title', title: t`Title`, cell: ({ title }) => title, sort: 'title' },
    { key: 'status', title: t`Status`, cell: ({ status }) => <LeadStatusChip status={status} />, width: 140 },
    {
      key: 'assigned',
      title: t`Assigned to`,
      cell: lead => <Assignee lead={lead} />,
      width: 170,
      phone: 'hidden',
    },
    { key: 'client', title: t`Client`, cell: ({ clientName }) => clientName ?? '', width: 180, phone: 'hidden' },
    { key: 'source', title: t`Source`, cell: ({ source }) => source, width: 120, phone: 'hidden' },
    {
      key: 'value',
      title: t`Value`,
      cell: ({ value }) => <Money amount={value} />,
      align: 'end',
      sort: 'value',
      width: 140,
      phone: 'aside',
    },
    {
      key: 'createdAt',
      title: t`Created`,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
      sort: 'createdAt',
      width: 120,
      phone: 'hidden',
    },
  ]
}

function Assignee({ lead: { assignedTo, assignedName } }: { lead: LeadRow }) {
  if (!assignedTo || !assignedName) return null
  return <Person id={assignedTo} name={assignedName} />
}
