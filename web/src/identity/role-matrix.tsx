import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import type { Role } from '@steward/contract/identity/roles.ts'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import { type Icon, IconCheck, IconChevronRight, IconEye, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { permissionSentences } from '../platform/permission-sentences.ts'
import { areaWords, type PermissionGroup, permissionGroups, type Verb, verbs, verbWords } from './permission-groups.ts'
import classes from './role-matrix.module.css'

type Noun = PermissionGroup['nouns'][number]

const signs: Record<Verb, Icon> = { view: IconEye, create: IconPlus, edit: IconPencil, delete: IconTrash }

/** What each role may do: roles side by side, rights beneath each other. */
export function RoleMatrix({ roles }: { roles: Role[] }) {
  const { t, i18n } = useLingui()
  return (
    <table aria-label={t`What each role may do`} className={classes.matrix}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>May they…</Trans>
          </th>
          {roles.map(role => (
            <th key={role.id} scope="col">
              <Link className={classes.role} params={{ id: role.id }} to="/settings/roles/$id">
                <bdi>{role.name}</bdi>
              </Link>
              <span className={classes.count}>
                <Plural one="# person" other="# people" value={role.userCount} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      {permissionGroups.map(({ area, nouns, others }) => (
        <tbody key={area}>
          <tr>
            <th className={classes.area} colSpan={roles.length + 1} scope="rowgroup">
              {i18n._(areaWords[area])}
            </th>
          </tr>
          {nouns.map(noun => (
            <NounRows key={noun.noun} noun={noun} roles={roles} />
          ))}
          {others.map(key => (
            <RightRow key={key} permission={key} roles={roles} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

// The four usual rights of a noun in one line, and one by one with their sentences when somebody wants to read them.
function NounRows({ noun: { words, keys, more }, roles }: { noun: Noun; roles: Role[] }) {
  const { i18n } = useLingui()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <tr>
        <th scope="row">
          <UnstyledButton aria-expanded={isOpen} className={classes.open} onClick={() => setOpen(!isOpen)}>
            <IconChevronRight aria-hidden className={classes.chevron} size={14} stroke={2} />
            {i18n._(words)}
          </UnstyledButton>
        </th>
        {roles.map(role => (
          <td key={role.id}>
            <UsualFour keys={keys} role={role} />
          </td>
        ))}
      </tr>
      {isOpen && verbs.map(verb => <RightRow isInner key={verb} permission={keys[verb]} roles={roles} />)}
      {more.map(key => (
        <RightRow key={key} permission={key} roles={roles} />
      ))}
    </>
  )
}

function UsualFour({ role: { permissions }, keys }: { role: Role; keys: Noun['keys'] }) {
  const { t, i18n } = useLingui()
  const granted = verbs.filter(verb => permissions[keys[verb]])
  const words = granted.map(verb => i18n._(verbWords[verb])).join(', ') || t`Nothing`
  return (
    <span className={classes.four} title={words}>
      <span className={classes.unseen}>{words}</span>
      {verbs.map(verb => {
        const Sign = signs[verb]
        return (
          <Fragment key={verb}>
            {permissions[keys[verb]] ? <Sign aria-hidden size={15} stroke={1.75} /> : <i aria-hidden />}
          </Fragment>
        )
      })}
    </span>
  )
}

function RightRow({ permission, roles, isInner }: { permission: Permission; roles: Role[]; isInner?: boolean }) {
  const { t, i18n } = useLingui()
  return (
    <tr className={isInner ? classes.inner : undefined}>
      <th scope="row">{i18n._(permissionSentences[permission])}</th>
      {roles.map(({ id, permissions }) => (
        <td key={id}>
          {permissions[permission] ? (
            <IconCheck aria-label={t`Yes`} className={classes.yes} role="img" size={16} stroke={2} />
          ) : (
            <>
              <i aria-hidden />
              <span className={classes.unseen}>{t`No`}</span>
            </>
          )}
        </td>
      ))}
    </tr>
  )
}
