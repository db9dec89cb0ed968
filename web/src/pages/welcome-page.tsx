import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../platform/api.ts'
import { fieldErrors, sentenceOf } from '../platform/error-toast.ts'
import { meQuery } from '../platform/session.ts'
import classes from './entrance.module.css'
import { Entrance } from './entrance.tsx'
import { NewPasswordField } from './password-field.tsx'

/** Where an invitation or reset link leads: choose a password, and be inside. */
export function WelcomePage() {
  const { t } = useLingui()
  // The token stands behind #, so that it is in no server's log.
  const [token] = useState(() => window.location.hash.slice(1))
  const { data: link, error } = useQuery(api.identity.auth.link.queryOptions({ input: { token }, retry: false }))
  if (error) {
    return (
      <Entrance
        lead={<Trans>It was used already, or it is too old. Ask whoever sent it for a new one.</Trans>}
        title={t`This link has ended`}
      >
        {null}
      </Entrance>
    )
  }
  return (
    <Entrance
      lead={link && <Trans>Choose a password for {link.email}.</Trans>}
      title={link ? t`Welcome to ${link.company}` : t`Welcome`}
    >
      {link && <PasswordForm token={token} />}
    </Entrance>
  )
}

function PasswordForm({ token }: { token: string }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const form = useForm({ initialValues: { password: '' } })
  const accept = useMutation(
    api.identity.auth.acceptLink.mutationOptions({
      meta: { quiet: true },
      onSuccess: async () => {
        await cache.fetchQuery({ ...meQuery(), staleTime: 0 })
        await navigate({ to: '/' })
      },
      onError: error => form.setErrors(fieldErrors(error)),
    }),
  )
  return (
    <form
      className={classes.fields}
      noValidate
      onSubmit={form.onSubmit(({ password }) => accept.mutate({ token, password }))}
    >
      {accept.error && !fieldErrors(accept.error).password && (
        <div className={classes.trouble} role="alert">
          {sentenceOf(accept.error)}
        </div>
      )}
      <NewPasswordField label={t`Password`} {...form.getInputProps('password')} />
      <Button fullWidth loading={accept.isPending} size="md" type="submit">
        <Trans>Start working</Trans>
      </Button>
    </form>
  )
}
