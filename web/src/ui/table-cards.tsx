import { Skeleton } from '@mantine/core'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { TableProps } from './data-table.tsx'
import classes from './table-cards.module.css'

const PLACEHOLDERS = [0, 1, 2, 3, 4, 5, 6, 7]

/** The same rows on a phone: title and one value above, the rest beneath in small. */
export function TableCards<Row>({ label, columns, rows, rowKey, linkTo, onOpen }: TableProps<Row>) {
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
        <li key={rowKey(row)}>
          <CardFrame link={linkTo?.(row)} onOpen={onOpen && (() => onOpen(row))}>
            <span className={classes.line}>
              <span className={classes.title}>{title.cell(row)}</span>
              {aside && <span className={classes.aside}>{aside.cell(row)}</span>}
            </span>
            <span className={classes.details}>
              {details.map(column => (
                <span className={classes.detail} key={column.key}>
                  {column.cell(row)}
                </span>
              ))}
            </span>
          </CardFrame>
        </li>
      ))}
    </ul>
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
