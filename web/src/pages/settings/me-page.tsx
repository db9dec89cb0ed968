import { Trans, useLingui } from '@lingui/react/macro'
import { Button, SegmentedControl, Select, useMantineColorScheme } from '@mantine/core'
import type { Me } from '@steward/contract/company/company.ts'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { PasswordForm } from '../../identity/password-form.tsx'
import { Sessions } from '../../identity/sessions.tsx'
import { api, type Inputs } from '../../platform/api.ts'
import { chooseLanguage, currentLanguage, type Language, languages } from '../../platform/language.ts'
import { useSaving } from '../../platform/saving.ts'
import { meQuery, nameOf, useMe } from '../../platform/session.ts'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import { Property, PropertyList } from '../../ui/property-list.tsx'
import { ShortcutHint } from '../../ui/shortcut.tsx'
import { TextProperty } from '../../ui/text-property.tsx'
import { NewPasswordField } from '../password-field.tsx'
import classes from './me-page.module.css'
import { SettingsCard, SettingsPage, SettingsRow } from './settings-page.tsx'

// Cropping is only for those who come for it.
const PictureDialog = lazy(() => import('../../identity/picture-dialog.tsx'))

/** Oneself: how one is called, signs in, and likes to look at things. */
export function MePage() {
  const { t } = useLingui()
  const { user } = useMe()
  return (
    <SettingsPage title={t`Profile and sign-in`}>
      <Profile />
      <SettingsCard title={<Trans>On this device</Trans>}>
        <Appearance />
        <Languages />
        <SettingsRow
          hint={<Trans>Nearly everything here can be done without a mouse.</Trans>}
          title={<Trans>Keyboard</Trans>}
        >
          <span className={classes.keys}>
            <Trans>All keys</Trans> <ShortcutHint keys="?" />
          </span>
        </SettingsRow>
      </SettingsCard>
      <SettingsCard
        hint={<Trans>Changing it signs you out everywhere but here.</Trans>}
        title={<Trans>Password</Trans>}
      >
        <PasswordForm
          email={user.email}
          newPassword={({ value, error, onChange }) => (
            <NewPasswordField
              error={error}
              label={t`New password`}
              onChange={event => onChange(event.currentTarget.value)}
              value={value}
            />
          )}
        />
      </SettingsCard>
      <SettingsCard
        hint={<Trans>Something you don’t know? Sign it out, then change your password.</Trans>}
        title={<Trans>Where you are signed in</Trans>}
      >
        <Sessions />
      </SettingsCard>
    </SettingsPage>
  )
}

function Profile() {
  const { t } = useLingui()
  const me = useMe()
  const { user, employee } = me
  const [isPicturing, setPicturing] = useState(false)
  return (
    <SettingsCard title={<Trans>Profile</Trans>}>
      <div className={classes.who}>
        <PersonAvatar decorative id={employee?.id ?? user.id} name={nameOf(me)} picture={user.profileImage} size={56} />
        <div className={classes.whoWords}>
          <strong dir="auto">{nameOf(me)}</strong>
          <span>{user.roleName}</span>
        </div>
        <Button onClick={() => setPicturing(true)} size="xs" variant="default">
          <Trans>Change picture</Trans>
        </Button>
      </div>
      {isPicturing && (
        <Suspense>
          <PictureDialog
            id={employee?.id ?? user.id}
            name={nameOf(me)}
            onClose={() => setPicturing(false)}
            picture={user.profileImage}
            userId={user.id}
          />
        </Suspense>
      )}
      <PropertyList>
        {employee && <OwnProperties own={employee} />}
        <Property label={t`E-mail`}>{user.email}</Property>
      </PropertyList>
    </SettingsCard>
  )
}

type Own = NonNullable<Me['employee']>
type OwnChanges = Inputs['company']['me']['change']

function OwnProperties({ own }: { own: Own }) {
  const { t } = useLingui()
  const change = useChangeMe(own)
  return (
    <>
      <TextProperty label={t`Name`} onSave={name => change({ name: name ?? '' })} required value={own.name} />
      <TextProperty
        label={t`Phone`}
        onSave={phone => change({ phone })}
        placeholder={t`How colleagues reach you`}
        value={own.phone}
      />
    </>
  )
}

function useChangeMe(own: Own) {
  const cache = useQueryClient()
  const { queryKey } = meQuery()
  const save = useSaving({
    kept: (_: Own) => cache.getQueryData(queryKey)?.employee,
    send: async (own, changes: OwnChanges, version) => {
      const me = await api.company.me.change.call(changes, { context: { version } })
      cache.setQueryData(queryKey, me)
      return me.employee ?? own
    },
    onSaved: () => {
      void cache.invalidateQueries({ queryKey: api.company.employees.key() })
      void cache.invalidateQueries({ queryKey: api.identity.users.key() })
    },
  })
  return (changes: OwnChanges) => save(own, changes)
}

function Appearance() {
  const { t } = useLingui()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SettingsRow title={<Trans>Appearance</Trans>}>
      <SegmentedControl
        aria-label={t`Appearance`}
        data={[
          { value: 'light', label: t`Light` },
          { value: 'dark', label: t`Dark` },
          { value: 'auto', label: t`As the system` },
        ]}
        onChange={value => setColorScheme(value as typeof colorScheme)}
        size="xs"
        value={colorScheme}
      />
    </SettingsRow>
  )
}

function Languages() {
  const { t } = useLingui()
  return (
    <SettingsRow
      hint={<Trans>Money and dates follow the company’s own way of writing where it speaks your language.</Trans>}
      title={<Trans>Language</Trans>}
    >
      <Select
        allowDeselect={false}
        aria-label={t`Language`}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        onChange={value => value && value !== currentLanguage() && chooseLanguage(value as Language)}
        size="xs"
        value={currentLanguage()}
        w={160}
      />
    </SettingsRow>
  )
}
