import { Trans, useLingui } from '@lingui/react/macro'
import { type FloatingPosition, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconLogout, IconSelector } from '@tabler/icons-react'
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
  return (
    <Menu.RadioGroup onChange={value => setColorScheme(value as typeof colorScheme)} value={colorScheme}>
      <Menu.Label>{t`Appearance`}</Menu.Label>
      <Menu.RadioItem value="light">{t`Light`}</Menu.RadioItem>
      <Menu.RadioItem value="dark">{t`Dark`}</Menu.RadioItem>
      <Menu.RadioItem value="auto">{t`As the system`}</Menu.RadioItem>
    </Menu.RadioGroup>
  )
}

function Languages() {
  const { t } = useLingui()
  return (
    <Menu.RadioGroup onChange={value => chooseLanguage(value as Language)} value={currentLanguage()}>
      <Menu.Label>{t`Language`}</Menu.Label>
      {Object.entries(languages).map(([language, word]) => (
        <Menu.RadioItem key={language} lang={language} value={language}>
          {word}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}
