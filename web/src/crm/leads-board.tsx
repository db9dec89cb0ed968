import { useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import type { LeadRow, LeadStatus } from '@steward/contract/crm/leads.ts'
import { IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { Board, type BoardColumn } from '../ui/board.tsx'
import { Money } from '../ui/money.tsx'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useLeadClosing } from './lead-closing.tsx'
import { LeadMenuItems, useLeadMoves } from './lead-moves.tsx'
import { leadTones, leadWords } from './lead-status.tsx'
import { type LeadFilters, useLeadColumn, usePipeline } from './leads.ts'
import classes from './leads-board.module.css'

interface Props {
  filters: LeadFilters
  /** Left out for whoever may not add leads. */
  onAdd?: (() => void) | undefined
}

/** Leads by status: what stands where, and what it is worth. A hundred cards are not drawn anew because a filter's words came. */
export const LeadsBoard = memo(function LeadsBoard({ filters, onAdd }: Props) {
  const { t } = useLingui()
  const { mayMove, bring } = useLeadMoves()
  const { close, closingDialog } = useLeadClosing()
  const columns = useColumns(filters, onAdd)
  return (
    <>
      <Board
        body={lead => <LeadCard lead={lead} />}
        cardKey={({ id }) => id}
        cardTitle={({ title }) => title}
        columns={columns}
        label={t`Leads by status`}
        linkTo={({ id }) => ({ to: '/leads/$id', params: { id } })}
        mayMove={(lead, to) => mayMove(lead, to as LeadStatus)}
        menu={lead => <LeadMenuItems lead={lead} />}
        onMove={(lead, to) => bring(lead, to as LeadStatus, close)}
      />
      {closingDialog}
    </>
  )
})

function useColumns(filters: LeadFilters, onAdd: Props['onAdd']): BoardColumn<LeadRow>[] {
  const { i18n, t } = useLingui()
  const { data: sums } = usePipeline(filters)
  const lists = {
    new: useLeadColumn('new', filters),
    negotiation: useLeadColumn('negotiation', filters),
    won: useLeadColumn('won', filters),
    lost: useLeadColumn('lost', filters),
  }
  return Object.entries(lists).map(([key, list]) => {
    const status = key as LeadStatus
    const sum = sums?.find(one => one.status === status)
    return {
      key,
      title: i18n._(leadWords[status]),
      tone: leadTones[status],
      cards: list.rows,
      count: sum?.count,
      sum: sum && <Money amount={sum.value} rough />,
      hasMore: list.hasNextPage,
      onMore: () => void list.fetchNextPage(),
      action: status === 'new' && onAdd && (
        <ActionIcon aria-label={t`New lead`} onClick={onAdd} size={28}>
          <IconPlus aria-hidden size={16} stroke={1.75} />
        </ActionIcon>
      ),
    }
  })
}

function LeadCard({ lead }: { lead: LeadRow }) {
  const { title, clientName, source, value, assignedTo, assignedName, createdAt, closedAt } = lead
  return (
    <>
      <div className={classes.who} dir="auto">
        {clientName && clientName !== title ? clientName : source}
      </div>
      <div className={classes.foot}>
        <span className={classes.value}>
          <Money amount={value} />
        </span>
        <span className={classes.time}>
          <RelativeTime value={closedAt ?? createdAt} />
        </span>
        {assignedTo && assignedName && <PersonAvatar id={assignedTo} name={assignedName} size={22} />}
      </div>
    </>
  )
}
