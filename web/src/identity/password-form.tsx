import { Trans, useLingui } from '@lingui/react/macro'
import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../platform/api.ts'
import { fieldErrors, sentenceOf } from '../platform/error-toast.ts'
import { isProblem } from '../platform/problem.ts'
import { toast } from '../ui/toast.tsx'
import classes from './identity.module.css'

interface Props {
  email: string
  /** The field for the new one, with how long it has to be. */
  newPassword: (field: { value: string; error?: ReactNode; onChange: (value: string) => void }) => ReactNode
}

/** The own password: the present one, then the new one. Everywhere else this login is signed out. */
export function PasswordForm({ email, newPassword }: Props) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const form = useForm({ initialValues: { currentPassword: '', newPassword: '' } })
  const change = useMutation(
    api.identity.auth.changePassword.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => {
        form.reset()
        void cache.invalidateQueries({ queryKey: api.identity.auth.sessions.key() })
        toast(t`Password changed. Everywhere else you are signed out.`)
      },
      onError: error =>
        isProblem(error, 'WRONG_PASSWORD')
          ? form.setFieldError('currentPassword', t`This is not your present password.`)
          : form.setErrors(fieldErrors(error)),
    }),
  )
  const { values, errors } = form
  const isElsewhere = change.error && Object.keys(errors).length === 0
  const isReady = values.currentPassword !== '' && values.newPassword !== ''
  return (
    <form className={classes.form} noValidate onSubmit={form.onSubmit(input => change.mutate(input))}>
      {isElsewhere && (
        <div className={classes.trouble} role="alert">
          {sentenceOf(change.error)}
        </div>
      )}
      <input autoComplete="username" hidden readOnly value={email} />
      <PasswordInput
        autoComplete="current-password"
        label={t`Present password`}
        {...form.getInputProps('currentPassword')}
      />
      {newPassword({
        value: values.newPassword,
        error: errors.newPassword,
        onChange: value => form.setFieldValue('newPassword', value),
      })}
      {errors.newPassword && (
        <div className={classes.fieldTrouble} role="alert">
          {errors.newPassword}
        </div>
      )}
      <div>
        <Button disabled={!isReady} loading={change.isPending} type="submit">
          <Trans>Change password</Trans>
        </Button>
      </div>
    </form>
  )
}
