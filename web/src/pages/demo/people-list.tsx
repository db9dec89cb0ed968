import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import type { Person, Phone } from '@steward/contract/demo.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { CustomerAvatar } from '../../inbox/channel-badge.tsx'
import { sentenceOf } from '../../platform/error-toast.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import classes from './customer-page.module.css'
import { usePeople } from './phones.ts'

/** Everybody whose phone one can take. */
export function PeopleList({ chosen }: { chosen: Phone | undefined }) {
  const { t } = useLingui()
  const { data, error, refetch } = usePeopleNamed()
  const [words, setWords] = useState('')
  const found = data?.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()))
  return (
    <div className={classes.people}>
      <div className={classes.search}>
        <SearchField label={t`Search customers`} onChange={setWords} value={words} />
      </div>
      {!data && error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      {!data && !error && (
        <div className={classes.waiting}>
          {[0, 1, 2, 3, 4, 5].map(n => (
            <Skeleton height={44} key={n} radius="md" />
          ))}
        </div>
      )}
      {found && (
        <ul aria-label={t`Customers`} className={classes.list}>
          {found.map(person => (
            <li key={`${person.channel}:${person.id}`}>
              <Row isChosen={chosen?.channel === person.channel && chosen.person === person.id} person={person} />
            </li>
          ))}
        </ul>
      )}
      {found?.length === 0 && (
        <p className={classes.none}>
          <Trans>Nobody is called that.</Trans>
        </p>
      )}
    </div>
  )
}

type Named = Person & { name: string }

function usePeopleNamed() {
  const { t } = useLingui()
  const { data, ...query } = usePeople()
  return { ...query, data: data?.items.map((person): Named => ({ ...person, name: person.name ?? t`Somebody` })) }
}

function Row({ person, isChosen }: { person: Named; isChosen: boolean }) {
  const { t } = useLingui()
  const { id, channel, name, lastText, lastAt, isNew } = person
  return (
    <Link
      aria-current={isChosen || undefined}
      className={classes.row}
      search={{ channel, person: id }}
      to="/demo/customer"
    >
      <CustomerAvatar id={id} name={name} platform={channel} />
      <span className={classes.words}>
        <span className={classes.line}>
          <span className={classes.name} dir="auto">
            {name}
          </span>
          {lastAt && <RelativeTime value={lastAt} />}
        </span>
        <span className={classes.line}>
          <span className={classes.last} data-new={isNew || undefined} dir="auto">
            {lastText ?? t`Has not written yet`}
          </span>
        </span>
      </span>
    </Link>
  )
}
