import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { api } from '../platform/api.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { TextLink } from '../ui/link.tsx'
import classes from './entrance.module.css'
import { Entrance } from './entrance.tsx'

/** Asks for a link by mail. Says the same whether or not somebody has the address. */
export function ForgotPage() {
  const { t } = useLingui()
  const { email = '' } = useSearch({ from: '/forgot' })
  const form = useForm({
    initialValues: { email },
    validate: { email: value => (value.includes('@') ? null : t`The e-mail address you sign in with`) },
  })
  const ask = useMutation(api.identity.auth.forgot.mutationOptions({ meta: { quiet: true } }))
  const back = (
    <p className={classes.aside}>
      <TextLink to="/login">
        <Trans>Back to signing in</Trans>
      </TextLink>
    </p>
  )
  if (ask.isSuccess) {
    return (
      <Entrance
        lead={
          <Trans>If somebody signs in with {ask.variables.email}, a link is on its way. It works for 30 minutes.</Trans>
        }
        title={t`Look into your mail`}
      >
        {back}
      </Entrance>
    )
  }
  return (
    <Entrance lead={<Trans>We mail you a link that lets you choose a new one.</Trans>} title={t`Forgot your password?`}>
      <form className={classes.fields} noValidate onSubmit={form.onSubmit(values => ask.mutate(values))}>
        {ask.error && (
          <div className={classes.trouble} role="alert">
            {sentenceOf(ask.error)}
          </div>
        )}
        <TextInput autoComplete="username" autoFocus label={t`E-mail`} type="email" {...form.getInputProps('email')} />
        <Button fullWidth loading={ask.isPending} mt={8} size="md" type="submit">
          <Trans>Mail me a link</Trans>
        </Button>
      </form>
      {back}
    </Entrance>
  )
}
