import { Skeleton } from '@mantine/core'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { TableProps } from './data-table.tsx'
import classes from './table-cards.module.css'

const PLACEHOLDERS = [0, 1, 2, 3, 4, 5, 6, 7]

/** The same rows on a phone: title and one value above, the rest beneath in small. */
export function TableCards<Row>({ label, columns, rows, rowKey, linkTo, onOpen, before }: TableProps<Row>) {
  const [title, ...others] = columns.filter(column => !column.extra && column.phone !== 'hidden')
  const aside = others.find(column => column.phone === 'aside')
  const details = others.filter(column => column !== aside)
  if (!title) return null
  return (
    <ul aria-label={label} className={classes.cards}>
      {!rows &&
        PLACEHOLDERS.map(index => (
          <li className={classes.waiting} key={index}>
            <Skeleton height={12} width="55%" />
            <Skeleton height={10} mt={10} width="35%" />
          </li>
        ))}
      {rows?.map(row => (
        <li className={before && classes.withControl} key={rowKey(row)}>
          {before && <span className={classes.before}>{before(row)}</span>}
          <CardFrame link={linkTo?.(row)} onOpen={onOpen && (() => onOpen(row))}>
            <span className={classes.line}>
              <Cell className={classes.title}>{title.cell(row)}</Cell>
              {aside && <Cell className={classes.aside}>{aside.cell(row)}</Cell>}
            </span>
            <span className={classes.details}>
              {details.map(column => (
                <Cell className={classes.detail} key={column.key}>
                  {column.cell(row)}
                </Cell>
              ))}
            </span>
          </CardFrame>
        </li>
      ))}
    </ul>
  )
}

// A text reads its own way and is cut at its own end; what is more than a text sees to that itself.
function Cell({ className, children }: { className: string | undefined; children: ReactNode }) {
  return (
    <span className={className} dir={typeof children === 'string' ? 'auto' : undefined}>
      {children}
    </span>
  )
}

interface FrameProps {
  link: Pick<LinkProps, 'to' | 'params' | 'search'> | undefined
  onOpen: (() => void) | undefined
  children: ReactNode
}

function CardFrame({ link, onOpen, children }: FrameProps) {
  if (link) {
    return (
      <Link className={classes.card} {...(link as LinkProps)}>
        {children}
      </Link>
    )
  }
  if (!onOpen) return <div className={classes.card}>{children}</div>
  return (
    <button className={classes.card} onClick={onOpen} type="button">
      {children}
    </button>
  )
}
