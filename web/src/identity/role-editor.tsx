import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import { Fragment } from 'react'
import { permissionSentences } from '../platform/permission-sentences.ts'
import { useMe } from '../platform/session.ts'
import { areaWords, type PermissionGroup, permissionGroups, verbs, verbWords, withRight } from './permission-groups.ts'
import classes from './role-editor.module.css'

interface Props {
  rights: ReadonlySet<Permission>
  /** Left out, the rights can only be read. */
  onChange: ((rights: Set<Permission>) => void) | undefined
}

/** Every right with its sentence, to tick. Rights that one lacks oneself can't be given. */
export function RoleEditor({ rights, onChange }: Props) {
  const { i18n } = useLingui()
  return permissionGroups.map(({ area, nouns, others }) => (
    <section className={classes.area} key={area}>
      <h2>{i18n._(areaWords[area])}</h2>
      <div className={classes.card}>
        {nouns.length > 0 && (
          <div aria-hidden className={classes.heads}>
            {verbs.map(verb => (
              <span key={verb}>{i18n._(verbWords[verb])}</span>
            ))}
          </div>
        )}
        {nouns.map(noun => (
          <Fragment key={noun.noun}>
            <NounRow noun={noun} onChange={onChange} rights={rights} />
            {noun.more.map(key => (
              <RightRow key={key} onChange={onChange} permission={key} rights={rights} />
            ))}
          </Fragment>
        ))}
        {others.map(key => (
          <RightRow key={key} onChange={onChange} permission={key} rights={rights} />
        ))}
      </div>
    </section>
  ))
}

function NounRow({
  noun: { noun, words, keys },
  rights,
  onChange,
}: Props & { noun: PermissionGroup['nouns'][number] }) {
  const { i18n } = useLingui()
  const granted = verbs.filter(verb => rights.has(keys[verb]))
  return (
    <fieldset aria-labelledby={`noun-${noun}`} className={classes.row}>
      <div className={classes.noun}>
        <span id={`noun-${noun}`}>{i18n._(words)}</span>
        <small>
          {granted.length > 0 ? (
            granted.map(verb => i18n._(permissionSentences[keys[verb]])).join(' · ')
          ) : (
            <Trans>Nothing</Trans>
          )}
        </small>
      </div>
      <div className={classes.four}>
        {verbs.map(verb => (
          <label htmlFor={`right-${keys[verb]}`} key={verb}>
            <span aria-hidden className={classes.verb}>
              {i18n._(verbWords[verb])}
            </span>
            <Tick onChange={onChange} permission={keys[verb]} rights={rights} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function RightRow({ permission, ...props }: Props & { permission: Permission }) {
  const { i18n } = useLingui()
  return (
    <label className={classes.row} htmlFor={`right-${permission}`}>
      <Tick permission={permission} {...props} />
      <span>{i18n._(permissionSentences[permission])}</span>
    </label>
  )
}

function Tick({ permission, rights, onChange }: Props & { permission: Permission }) {
  const { t, i18n } = useLingui()
  const { can } = useMe()
  const isHeld = can(permission)
  return (
    <Checkbox
      aria-label={i18n._(permissionSentences[permission])}
      checked={rights.has(permission)}
      className={classes.tick}
      disabled={!onChange || !isHeld}
      id={`right-${permission}`}
      onChange={event => onChange?.(withRight(rights, permission, event.currentTarget.checked))}
      size="sm"
      title={onChange && !isHeld ? t`You do not have this right yourself` : undefined}
    />
  )
}
