import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Stack } from '@mantine/core'
import type { Employee } from '@steward/contract/company/employees.ts'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useRefreshPeople } from '../../company/people.ts'
import { InvitationLink } from '../../identity/invitation-link.tsx'
import { LoginFields, type NewLogin, useUsualRole } from '../../identity/login-fields.tsx'
import { useRefreshAccess } from '../../identity/users.ts'
import { api } from '../../platform/api.ts'
import { fieldErrors, sentenceOf } from '../../platform/error-toast.ts'
import { isProblem } from '../../platform/problem.ts'
import classes from './add-person.module.css'

/** A login for somebody who is in the directory already. */
export function GiveLoginDialog({ person, onClose }: { person: Employee; onClose: () => void }) {
  const { t } = useLingui()
  const refreshPeople = useRefreshPeople()
  const refreshAccess = useRefreshAccess()
  const [login, setLogin] = useState<NewLogin>({ email: '', roleId: null })
  const usual = useUsualRole()
  const invite = useMutation(
    api.identity.users.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => {
        refreshPeople()
        refreshAccess()
      },
    }),
  )
  const { data: invited, error } = invite
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const email = login.email.trim()
    const roleId = login.roleId ?? usual
    if (email && roleId) invite.mutate({ email, roleId, employeeId: person.id })
  }
  const isElsewhere = error && !isProblem(error, 'EMAIL_TAKEN') && Object.keys(fieldErrors(error)).length === 0
  return (
    <Modal
      onClose={onClose}
      opened
      size={440}
      title={invited ? t`${person.name} is invited` : t`A login for ${person.name}`}
    >
      {invited ? (
        <>
          <InvitationLink link={invited.invitation} name={person.name} />
          <Group gap={8} justify="flex-end" mt={24}>
            <Button onClick={onClose}>
              <Trans context="close the dialog">Done</Trans>
            </Button>
          </Group>
        </>
      ) : (
        <form onSubmit={submit}>
          <Stack gap={12}>
            {isElsewhere && (
              <div className={classes.trouble} role="alert">
                {sentenceOf(error)}
              </div>
            )}
            <LoginFields error={error} onChange={setLogin} value={login} />
          </Stack>
          <Group gap={8} justify="flex-end" mt={24}>
            <Button onClick={onClose} variant="default">
              <Trans>Cancel</Trans>
            </Button>
            <Button loading={invite.isPending} type="submit">
              <Trans>Invite</Trans>
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  )
}
