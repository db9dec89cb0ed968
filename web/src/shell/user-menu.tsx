import { Trans, useLingui } from '@lingui/react/macro'
import { type FloatingPosition, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import {
  IconCheck,
  IconDeviceDesktop,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { chooseLanguage, currentLanguage, type Language, languages } from '../platform/language.ts'
import { nameOf, useMe } from '../platform/session.ts'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import classes from './user-menu.module.css'

interface Props {
  look: 'line' | 'avatar'
  position: FloatingPosition
}

/** Oneself: light or dark, language, signing out. */
export function UserMenu({ look, position }: Props) {
  const { t } = useLingui()
  const me = useMe()
  const name = nameOf(me)
  const signOut = useMutation(
    // A full load leaves nothing of this person in memory.
    api.identity.auth.logout.mutationOptions({ onSuccess: () => location.assign('/login') }),
  )
  const avatar = (
    <PersonAvatar decorative id={me.employee?.id ?? me.user.id} name={name} picture={me.user.profileImage} size={28} />
  )
  return (
    <Menu position={position} width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={t`${name}: your menu`} className={classes.button} data-look={look}>
          {avatar}
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
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.who}>
          <span className={classes.name}>{name}</span>
          <span className={classes.role}>{me.user.email}</span>
        </Menu.Label>
        <Menu.Divider />
        <Scheme />
        <Menu.Divider />
        <Languages />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout aria-hidden size={18} stroke={1.75} />} onClick={() => signOut.mutate({})}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Scheme() {
  const { t } = useLingui()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes = [
    { value: 'light', label: t`Light`, icon: IconSun },
    { value: 'dark', label: t`Dark`, icon: IconMoon },
    { value: 'auto', label: t`As the system`, icon: IconDeviceDesktop },
  ] as const
  return (
    <div className={classes.schemes} role="none">
      {schemes.map(({ value, label, icon: Sign }) => (
        <Menu.Item
          aria-checked={value === colorScheme}
          aria-label={label}
          className={classes.scheme}
          closeMenuOnClick={false}
          key={value}
          onClick={() => setColorScheme(value)}
          role="menuitemradio"
          title={label}
        >
          <Sign aria-hidden size={18} stroke={1.75} />
        </Menu.Item>
      ))}
    </div>
  )
}

function Languages() {
  const current = currentLanguage()
  return Object.entries(languages).map(([language, word]) => (
    <Menu.Item
      key={language}
      lang={language}
      leftSection={<IconLanguage aria-hidden size={18} stroke={1.75} />}
      onClick={() => language !== current && chooseLanguage(language as Language)}
      rightSection={language === current && <IconCheck aria-hidden size={16} stroke={1.75} />}
    >
      {word}
    </Menu.Item>
  ))
}
