import { useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import type { Employee } from '@steward/contract/company/employees.ts'
import { IconPhone } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMe } from '../../platform/session.ts'
import { MoreRows } from '../../ui/more-rows.tsx'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import classes from './people-page.module.css'

export interface PeopleListProps {
  rows: Employee[] | undefined
  empty: ReactNode
  error: ReactNode
  isPlaceholderData: boolean
  hasNextPage: boolean
  fetchNextPage: () => unknown
}

const PLACEHOLDERS = Array.from({ length: 12 }, (_, index) => index)

/** People as cards: a face, what they do, where they are, how to reach them. */
export function PeopleCards({ rows, empty, error, isPlaceholderData, hasNextPage, fetchNextPage }: PeopleListProps) {
  const { t } = useLingui()
  if (error && !rows?.length) return error
  if (rows?.length === 0) return empty
  return (
    <div aria-busy={isPlaceholderData || !rows} className={classes.scroll}>
      <ul aria-label={t`People`} className={classes.cards}>
        {!rows &&
          PLACEHOLDERS.map(index => (
            <li className={classes.card} key={index}>
              <Skeleton circle height={48} />
              <div className={classes.words}>
                <Skeleton height={12} mt={4} width="60%" />
                <Skeleton height={10} mt={10} width="80%" />
              </div>
            </li>
          ))}
        {rows?.map(person => (
          <PersonCard key={person.id} person={person} />
        ))}
      </ul>
      {hasNextPage && <MoreRows onMore={() => void fetchNextPage()} />}
    </div>
  )
}

function PersonCard({ person }: { person: Employee }) {
  const { t } = useLingui()
  const { employee: me } = useMe()
  const { id, name, designation, departmentName, branchName, phone } = person
  return (
    <li className={classes.card}>
      <PersonAvatar decorative id={id} name={name} size={48} />
      <div className={classes.words}>
        <span className={classes.nameLine}>
          <Link className={classes.name} dir="auto" params={{ id }} title={name} to="/people/$id">
            {name}
          </Link>
          {id === me?.id && <span className={classes.you}>{t`you`}</span>}
        </span>
        {designation && (
          <span className={classes.does} dir="auto" title={designation}>
            {designation}
          </span>
        )}
        {(departmentName || branchName) && (
          <span className={classes.where}>
            {[departmentName, branchName].map(
              place =>
                place && (
                  <span key={place} title={place}>
                    <bdi>{place}</bdi>
                  </span>
                ),
            )}
          </span>
        )}
        {phone && (
          <a className={classes.phone} href={`tel:${phone.replace(/[^\d+*#]/g, '')}`}>
            <IconPhone aria-hidden size={14} stroke={1.75} />
            <span dir="ltr">{phone}</span>
          </a>
        )}
      </div>
    </li>
  )
}
