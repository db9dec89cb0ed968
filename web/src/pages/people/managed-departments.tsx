import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useDepartments } from '../../company/departments.ts'
import { PageSection } from '../../ui/page.tsx'
import classes from './person-page.module.css'

/** The departments somebody manages; nothing where there are none. */
export function ManagedDepartments({ id }: { id: string }) {
  const { data } = useDepartments()
  const managed = (data ?? []).filter(({ managerId }) => managerId === id)
  if (managed.length === 0) return null
  return (
    <PageSection title={<Trans>Manages</Trans>}>
      <ul className={classes.manages}>
        {managed.map(({ id, name, peopleCount }) => (
          <li key={id}>
            <Link search={{ department: id }} to="/people">
              <bdi title={name}>{name}</bdi>
              <span className={`${classes.count} numbers`}>
                <Plural one="# person" other="# people" value={peopleCount} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </PageSection>
  )
}
