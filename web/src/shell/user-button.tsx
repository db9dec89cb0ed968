import { useLingui } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { nameOf, useMe } from '../platform/session.ts'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import classes from './user-menu.module.css'

export interface Look {
  look: 'line' | 'avatar'
}

/** Oneself, as the button that opens one's menu. */
export function UserButton({ look, ...button }: Look & ComponentProps<'button'>) {
  const { t } = useLingui()
  const me = useMe()
  const name = nameOf(me)
  return (
    <UnstyledButton
      aria-haspopup="menu"
      aria-label={t`${name}: your menu`}
      {...button}
      className={classes.button}
      data-look={look}
    >
      <PersonAvatar
        decorative
        id={me.employee?.id ?? me.user.id}
        name={name}
        picture={me.user.profileImage}
        size={28}
      />
      {look === 'line' && (
        <>
          <span className={classes.words}>
            <span className={classes.name}>{name}</span>
            <span className={classes.role}>{me.user.roleName}</span>
          </span>
          <IconSelector aria-hidden size={16} stroke={1.75} />
        </>
      )}
    </UnstyledButton>
  )
}
