import type { LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Column } from './columns.ts'
import classes from './data-table.module.css'
import { MoreRows } from './more-rows.tsx'
import { TableCards } from './table-cards.tsx'
import { TableGrid } from './table-grid.tsx'
import { useIsPhone } from './use-is-phone.ts'

export interface TableProps<Row> {
  /** What is in it, for screen readers: "Leads". */
  label: string
  /** Columns and widths are remembered under this name. */
  name: string
  columns: Column<Row>[]
  /** `undefined` until they came the first time; afterwards keep the old ones while new ones load. */
  rows: Row[] | undefined
  rowKey: (row: Row) => string
  /** Where a row leads: its first column is a link there, and so is a click anywhere in it. */
  linkTo?: (row: Row) => Pick<LinkProps, 'to' | 'params' | 'search'>
  /** Instead of leading elsewhere. */
  onOpen?: (row: Row) => void
  /** A control that stands before the first column: a tick. */
  before?: (row: Row) => ReactNode
  /** Shown at the row's end on hover and focus. */
  quickActions?: (row: Row) => ReactNode
  /** As the server writes it: `value`, or `-value` for descending. */
  sort?: string
  onSort?: (sort: string) => void
  /** Checkboxes, and the bar that comes with them. */
  selection?: Selection
  compact?: boolean
}

export interface Selection {
  ids: ReadonlySet<string>
  onChange: (ids: ReadonlySet<string>) => void
  /** What can be done with the chosen ones. */
  actions: ReactNode
}

interface Props<Row> extends TableProps<Row> {
  /** New rows are on their way; the old ones stay. */
  isRefreshing?: boolean
  /** Instead of the table while there are no rows. */
  empty: ReactNode
  /** Instead of the table when it could not be loaded. */
  error?: ReactNode
  hasMore?: boolean
  onMore?: () => void
}

/** A list: a table on wide screens, two-line cards on a phone. Fills its place and scrolls by itself. */
export function DataTable<Row>({ isRefreshing, empty, error, hasMore, onMore, ...table }: Props<Row>) {
  const isPhone = useIsPhone()
  if (error && !table.rows?.length) return error
  if (table.rows?.length === 0) return empty
  return (
    <div aria-busy={isRefreshing || !table.rows} className={classes.frame} data-refreshing={isRefreshing || undefined}>
      <div className={classes.scroll}>
        {isPhone ? <TableCards {...table} /> : <TableGrid {...table} />}
        {hasMore && onMore && <MoreRows onMore={onMore} />}
      </div>
    </div>
  )
}
