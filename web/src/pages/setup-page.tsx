import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { currencyOptions, timezones } from '../company/place-options.ts'
import { api, type Inputs } from '../platform/api.ts'
import { fieldErrors, sentenceOf } from '../platform/error-toast.ts'
import { isProblem } from '../platform/problem.ts'
import { meQuery } from '../platform/session.ts'
import classes from './entrance.module.css'
import { Entrance } from './entrance.tsx'
import { guessPlace } from './guess-place.ts'
import { NewPasswordField, SHORTEST_PASSWORD } from './password-field.tsx'

/** The first start: the company and its first administrator, who is signed in afterwards. */
export function SetupPage() {
  const { t, i18n } = useLingui()
  const form = useSetupForm()
  const setUp = useSetUp(errors => form.setErrors(errors))
  const currencies = useMemo(() => currencyOptions(i18n.locale), [i18n.locale])
  return (
    <Entrance
      isWide
      lead={<Trans>Two minutes, and everything here can be changed later.</Trans>}
      title={t`Set up your company`}
    >
      <form className={classes.fields} noValidate onSubmit={form.onSubmit(values => setUp.mutate(values))}>
        {setUp.error && (
          <div className={classes.trouble} role="alert">
            {sentenceOf(setUp.error)}
          </div>
        )}
        <fieldset className={classes.part}>
          <legend>
            <Trans>Company</Trans>
          </legend>
          <TextInput
            autoComplete="organization"
            autoFocus
            label={t`Company name`}
            {...form.getInputProps('company.name')}
          />
          <div className={classes.pair}>
            <Select
              allowDeselect={false}
              data={currencies}
              label={t`Currency`}
              limit={60}
              nothingFoundMessage={t`No such currency`}
              searchable
              {...form.getInputProps('company.currency')}
            />
            <Select
              allowDeselect={false}
              data={timezones}
              label={t`Time zone`}
              limit={60}
              nothingFoundMessage={t`No such time zone`}
              searchable
              {...form.getInputProps('company.timezone')}
            />
          </div>
        </fieldset>
        <fieldset className={classes.part}>
          <legend>
            <Trans>You, the first administrator</Trans>
          </legend>
          <TextInput autoComplete="name" label={t`Your name`} {...form.getInputProps('admin.name')} />
          <TextInput autoComplete="username" label={t`E-mail`} type="email" {...form.getInputProps('admin.email')} />
          <NewPasswordField label={t`Password`} {...form.getInputProps('admin.password')} />
        </fieldset>
        <Button fullWidth loading={setUp.isPending} mt={8} size="md" type="submit">
          <Trans>Start working</Trans>
        </Button>
      </form>
    </Entrance>
  )
}

type NewCompany = Inputs['company']['setup']['create']

function useSetupForm() {
  const { t } = useLingui()
  return useForm<NewCompany>({
    initialValues: { company: { name: '', ...guessPlace() }, admin: { name: '', email: '', password: '' } },
    validate: {
      company: { name: value => (value.trim() ? null : t`What is your company called?`) },
      admin: {
        name: value => (value.trim() ? null : t`How should colleagues see you?`),
        email: value => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t`An e-mail address such as nadia@example.com`),
        password: value => ([...value].length >= SHORTEST_PASSWORD ? null : t`At least 15 characters`),
      },
    },
  })
}

function useSetUp(showErrors: (errors: Record<string, string>) => void) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  return useMutation(
    api.company.setup.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: async me => {
        cache.clear()
        cache.setQueryData(meQuery().queryKey, me)
        await navigate({ to: '/' })
      },
      onError: async error => {
        showErrors(fieldErrors(error))
        // Somebody else was faster, in another window perhaps.
        if (!isProblem(error, 'SETUP_DONE')) return
        cache.clear()
        await navigate({ to: '/login' })
      },
    }),
  )
}
