import { Plural, useLingui } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import classes from './chart-page.module.css'
import type { Unit } from './chart-page.tsx'

// As many as are read at one glance; the rest come with a click.
const FEW = 4

/** The people of a department, whoever leads it on top. */
export function ChartPeople({ unit: { name, managerId, people }, isLong }: { unit: Unit; isLong?: boolean }) {
  const { t } = useLingui()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole || isLong || people.length <= FEW + 1 ? people : people.slice(0, FEW)
  const rest = people.length - shown.length
  if (people.length === 0) return null
  return (
    <>
      <ul aria-label={t`People of ${name}`} className={classes.people}>
        {shown.map(({ id, name, designation }) => (
          <li key={id}>
            <Link className={classes.person} draggable={false} params={{ id }} to="/people/$id">
              <PersonAvatar decorative id={id} name={name} size={id === managerId ? 32 : 24} />
              <span className={classes.personWords}>
                <bdi className={id === managerId ? classes.manager : undefined} title={name}>
                  {name}
                </bdi>
                {(designation || id === managerId) && (
                  <small dir="auto" title={designation ?? undefined}>
                    {designation ?? t`Manager`}
                  </small>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <UnstyledButton className={classes.more} onClick={() => setWhole(true)}>
          <Plural one="and # more" other="and # more" value={rest} />
        </UnstyledButton>
      )}
    </>
  )
}
