import { useLingui } from '@lingui/react/macro'
import { Checkbox, Skeleton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { BulkBar } from './bulk-bar.tsx'
import { ColumnMenu } from './column-menu.tsx'
import { type Column, useColumns } from './columns.ts'
import classes from './data-table.module.css'
import type { TableProps } from './data-table.tsx'
import { RowLink } from './row-link.tsx'
import { TableHeading } from './table-heading.tsx'
import { useRowKeys } from './use-row-keys.ts'
import { useSelection } from './use-selection.ts'

const PLACEHOLDERS = Array.from({ length: 12 }, (_, index) => index)

/** The table itself: sticky header, arrow keys or j and k between rows, Enter opens, x chooses. */
export function TableGrid<Row>(table: TableProps<Row>) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { label, name, columns, rows, rowKey, linkTo, onOpen, sort, onSort, selection, compact } = table
  const { shown, optional, widthOf, resize, toggle } = useColumns(name, columns)
  const chosen = useSelection(rows, rowKey, selection)

  const open = (row: Row) => {
    if (linkTo) void navigate(linkTo(row) as Parameters<typeof navigate>[0])
    else onOpen?.(row)
  }
  const onKeyDown = useRowKeys({ onOpen: index => rows?.[index] && open(rows[index]), onChoose: chosen.toggleAt })
  const isClickable = Boolean(linkTo ?? onOpen)

  return (
    <>
      <table
        aria-label={label}
        className={classes.table}
        data-chosen={chosen.count > 0 || undefined}
        data-compact={compact || undefined}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {selection && <col className={classes.checkColumn} />}
          {shown.map(column => (
            <col key={column.key} style={{ width: widthOf(column) }} />
          ))}
          <col style={{ width: 48 }} />
        </colgroup>
        <thead>
          <tr>
            {selection && (
              <th className={classes.check}>
                <Checkbox
                  aria-label={t`Choose all`}
                  checked={chosen.isAll}
                  indeterminate={chosen.count > 0 && !chosen.isAll}
                  onChange={chosen.toggleAll}
                  size="xs"
                />
              </th>
            )}
            {shown.map(column => (
              <TableHeading column={column} key={column.key} onResize={resize} onSort={onSort} sort={sort} />
            ))}
            <th className={classes.end}>
              <ColumnMenu onToggle={toggle} optional={optional} />
            </th>
          </tr>
        </thead>
        <tbody>
          {!rows && PLACEHOLDERS.map(index => <SkeletonRow columns={shown} hasCheck={!!selection} key={index} />)}
          {rows?.map((row, index) => {
            const key = rowKey(row)
            const isChosen = selection?.ids.has(key) ?? false
            return (
              <tr
                aria-selected={selection ? isChosen : undefined}
                className={classes.row}
                data-clickable={isClickable || undefined}
                data-row={index}
                key={key}
                onClick={event => isClickable && isPlainClick(event) && open(row)}
                tabIndex={index === 0 ? 0 : -1}
              >
                {selection && (
                  <td className={classes.check}>
                    <Checkbox
                      aria-label={t`Choose`}
                      checked={isChosen}
                      onChange={() => chosen.toggleAt(index)}
                      size="xs"
                      tabIndex={-1}
                    />
                  </td>
                )}
                {shown.map((column, place) => (
                  <td className={place === 0 ? classes.first : undefined} data-align={column.align} key={column.key}>
                    {place === 0 && table.before && <span className={classes.before}>{table.before(row)}</span>}
                    {place === 0 && linkTo ? (
                      <RowLink {...linkTo(row)}>{textOf(column, row)}</RowLink>
                    ) : (
                      textOf(column, row)
                    )}
                  </td>
                ))}
                <td className={classes.end}>
                  {table.quickActions && <span className={classes.quick}>{table.quickActions(row)}</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {selection && <BulkBar actions={selection.actions} count={chosen.count} onClear={chosen.clear} />}
    </>
  )
}

function textOf<Row>(column: Column<Row>, row: Row) {
  const content = column.cell(row)
  if (typeof content !== 'string') return content
  return (
    <span className={classes.text} dir="auto" title={content}>
      {content}
    </span>
  )
}

// A click on something that does a thing of its own, or with text being marked, doesn't open the row.
function isPlainClick(event: MouseEvent): boolean {
  const target = event.target as Element
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return false
  return !target.closest('a, button, input, label, [role="menu"]') && !window.getSelection()?.toString()
}

function SkeletonRow<Row>({ columns, hasCheck }: { columns: Column<Row>[]; hasCheck: boolean }) {
  return (
    <tr className={classes.row}>
      {hasCheck && <td />}
      {columns.map((column, index) => (
        <td data-align={column.align} key={column.key}>
          <Skeleton display="inline-block" height={10} radius="sm" width={index === 0 ? '70%' : '50%'} />
        </td>
      ))}
      <td />
    </tr>
  )
}
