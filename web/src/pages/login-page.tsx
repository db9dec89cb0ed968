import { Trans, useLingui } from '@lingui/react/macro'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { api } from '../platform/api.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { TextLink } from '../ui/link.tsx'
import classes from './entrance.module.css'
import { Entrance } from './entrance.tsx'

/** Signs in and goes on to where one wanted. */
export function LoginPage() {
  const { t } = useLingui()
  const router = useRouter()
  const cache = useQueryClient()
  const { next = '/' } = useSearch({ from: '/login' })
  const { data: installation } = useQuery(api.company.setup.look.queryOptions({ staleTime: 60_000 }))
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: value => (value.includes('@') ? null : t`The e-mail address you were invited with`),
      password: value => (value ? null : t`Your password is missing`),
    },
  })
  const login = useMutation(
    api.identity.auth.login.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => {
        cache.clear()
        router.history.push(next)
      },
    }),
  )
  return (
    <Entrance lead={<Trans>Welcome back.</Trans>} title={t`Sign in`}>
      <form className={classes.fields} noValidate onSubmit={form.onSubmit(values => login.mutate(values))}>
        {login.error && (
          <div className={classes.trouble} role="alert">
            {sentenceOf(login.error)}
          </div>
        )}
        <TextInput autoComplete="username" autoFocus label={t`E-mail`} type="email" {...form.getInputProps('email')} />
        <PasswordInput autoComplete="current-password" label={t`Password`} {...form.getInputProps('password')} />
        <Button fullWidth loading={login.isPending} mt={8} size="md" type="submit">
          <Trans>Sign in</Trans>
        </Button>
      </form>
      {installation?.mail && (
        <p className={classes.aside}>
          <TextLink search={{ email: form.values.email || undefined }} to="/forgot">
            <Trans>Forgot your password?</Trans>
          </TextLink>
        </p>
      )}
    </Entrance>
  )
}
