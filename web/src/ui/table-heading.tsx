import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { PointerEvent } from 'react'
import type { Column } from './columns.ts'
import classes from './data-table.module.css'

interface Props<Row> {
  column: Column<Row>
  sort: string | undefined
  onSort: ((sort: string) => void) | undefined
  onResize: (key: string, width: number) => void
}

/** A column's name; a click sorts by it, its edge makes it wider. */
export function TableHeading<Row>({ column, sort, onSort, onResize }: Props<Row>) {
  const direction = directionOf(column.sort, sort)
  const next = direction === 'descending' ? column.sort : `-${column.sort}`
  return (
    <th aria-sort={direction} data-align={column.align} scope="col">
      {column.sort && onSort ? (
        <UnstyledButton className={classes.sort} onClick={() => onSort(firstSort(column, direction) ?? next ?? '')}>
          {column.title}
          {direction === 'ascending' && <IconArrowUp aria-hidden size={14} stroke={1.75} />}
          {direction === 'descending' && <IconArrowDown aria-hidden size={14} stroke={1.75} />}
        </UnstyledButton>
      ) : (
        column.title
      )}
      <span aria-hidden className={classes.edge} onPointerDown={event => startResizing(event, column.key, onResize)} />
    </th>
  )
}

function directionOf(field: string | undefined, sort: string | undefined) {
  if (!field) return undefined
  if (sort === field) return 'ascending'
  return sort === `-${field}` ? 'descending' : undefined
}

// Numbers begin with the largest, words with A.
function firstSort<Row>({ sort, align }: Column<Row>, direction: string | undefined) {
  if (direction) return undefined
  return align === 'end' ? `-${sort}` : sort
}

function startResizing(event: PointerEvent<HTMLElement>, key: string, onResize: (key: string, width: number) => void) {
  const edge = event.currentTarget
  const heading = edge.parentElement as HTMLElement
  const { width } = heading.getBoundingClientRect()
  const sign = getComputedStyle(heading).direction === 'rtl' ? -1 : 1
  const from = event.clientX
  event.preventDefault()
  edge.setPointerCapture(event.pointerId)
  edge.onpointermove = move => onResize(key, width + sign * (move.clientX - from))
  edge.onlostpointercapture = () => {
    edge.onpointermove = null
  }
}
