import { Trans, useLingui } from '@lingui/react/macro'
import { type FloatingPosition, Menu, useMantineColorScheme } from '@mantine/core'
import { IconCamera, IconDeviceMobileMessage, IconLogout, IconUser } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { chooseLanguage, currentLanguage, type Language, languages } from '../platform/language.ts'
import { nameOf, useMe, useSignOut } from '../platform/session.ts'
import { type Look, UserButton } from './user-button.tsx'
import classes from './user-menu.module.css'

const PictureDialog = lazy(() => import('../identity/picture-dialog.tsx'))

/** The menu behind one's button; comes up open. */
export default function OpenUserMenu({ look, position }: Look & { position: FloatingPosition }) {
  const me = useMe()
  const name = nameOf(me)
  const signOut = useSignOut()
  const navigate = useNavigate()
  const [isPicturing, setPicturing] = useState(false)
  return (
    <>
      <Menu defaultOpened position={position} width={240}>
        <Menu.Target>
          <UserButton look={look} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label className={classes.who}>
            <span className={classes.name}>{name}</span>
            <span className={classes.role}>{me.user.email}</span>
          </Menu.Label>
          {me.employee && me.can('can_view_employees') && (
            <Menu.Item
              leftSection={<IconUser aria-hidden size={18} stroke={1.75} />}
              onClick={() => void navigate({ to: '/people/$id', params: { id: me.employee?.id ?? '' } })}
            >
              <Trans>Your profile</Trans>
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconCamera aria-hidden size={18} stroke={1.75} />}
            onClick={() => setPicturing(true)}
          >
            <Trans>Your picture</Trans>
          </Menu.Item>
          {me.isDemo && (
            <Menu.Item
              leftSection={<IconDeviceMobileMessage aria-hidden size={18} stroke={1.75} />}
              onClick={() => void navigate({ to: '/demo/customer' })}
            >
              <Trans>Play a customer</Trans>
            </Menu.Item>
          )}
          <Menu.Divider />
          <Scheme />
          <Menu.Divider />
          <Languages />
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLogout aria-hidden size={18} stroke={1.75} />}
            onClick={() => signOut.mutate({})}
          >
            <Trans>Sign out</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isPicturing && (
        <Suspense>
          <PictureDialog
            id={me.employee?.id ?? me.user.id}
            name={name}
            onClose={() => setPicturing(false)}
            picture={me.user.profileImage}
            userId={me.user.id}
          />
        </Suspense>
      )}
    </>
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
