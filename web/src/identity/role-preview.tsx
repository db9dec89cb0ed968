import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { User } from '@steward/contract/identity/users.ts'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { permissionSentences } from '../platform/permission-sentences.ts'
import { useFormats } from '../ui/formats.tsx'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import classes from './role-preview.module.css'

interface Props {
  people: User[]
  count: number
  gained: Permission[]
  lost: Permission[]
  isNew: boolean
  /** What else to know: a new name, or who was faster. */
  children?: ReactNode
}

const FEW = 6

/** Who gains and who loses what, before anybody does. */
export function RolePreview({ people, count, gained, lost, isNew, children }: Props) {
  const { t } = useLingui()
  const isSame = gained.length === 0 && lost.length === 0
  return (
    <div aria-live="polite" className={classes.preview}>
      {!isNew && <Touched count={count} people={people} />}
      {children}
      {isSame && (
        <p className={classes.quiet}>
          {isNew ? (
            <Trans>No right is ticked yet.</Trans>
          ) : (
            <Trans>Tick or untick a right to see what it changes.</Trans>
          )}
        </p>
      )}
      <Rights keys={gained} sign={<IconPlus aria-hidden size={14} stroke={2} />} title={t`May now`} tone="good" />
      <Rights keys={lost} sign={<IconMinus aria-hidden size={14} stroke={2} />} title={t`May no longer`} tone="bad" />
    </div>
  )
}

function Touched({ people, count }: { people: User[]; count: number }) {
  const { list } = useFormats()
  if (count === 0) {
    return (
      <p className={classes.quiet}>
        <Trans>Nobody has this role.</Trans>
      </p>
    )
  }
  const named = people.slice(0, FEW)
  const rest = count - named.length
  return (
    <div className={classes.people}>
      <span aria-hidden className={classes.faces}>
        {named.map(({ id, employeeId, name, email, profileImage }) => (
          <PersonAvatar
            decorative
            id={employeeId ?? id}
            key={id}
            name={name ?? email}
            picture={profileImage}
            size={24}
          />
        ))}
      </span>
      <span>
        {list(named.map(({ name, email }) => name ?? email))}
        {rest > 0 && (
          <>
            {' '}
            <Plural one="and # more" other="and # more" value={rest} />
          </>
        )}
      </span>
    </div>
  )
}

interface RightsProps {
  title: string
  keys: Permission[]
  tone: 'good' | 'bad'
  sign: ReactNode
}

function Rights({ title, keys, tone, sign }: RightsProps) {
  const { i18n } = useLingui()
  if (keys.length === 0) return null
  return (
    <section className={classes.rights} data-tone={tone}>
      <h3>{title}</h3>
      <ul>
        {keys.map(key => (
          <li key={key}>
            {sign}
            {i18n._(permissionSentences[key])}
          </li>
        ))}
      </ul>
    </section>
  )
}
