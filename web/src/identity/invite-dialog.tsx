import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'
import { fieldErrors, sentenceOf } from '../platform/error-toast.ts'
import { isProblem } from '../platform/problem.ts'
import classes from './identity.module.css'
import { InvitationLink } from './invitation-link.tsx'
import { useIsWithin, useRefreshAccess, useRoles } from './users.ts'

type Invitation = Inputs['identity']['users']['create']

/** Name, address and role; then the link to hand over. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const refresh = useRefreshAccess()
  const invite = useMutation(
    api.identity.users.create.mutationOptions({ meta: { quiet: true }, onSuccess: () => refresh() }),
  )
  const { data: invited } = invite
  return (
    <Modal onClose={onClose} opened size={440} title={invited ? t`${invited.name} is invited` : t`Invite somebody`}>
      {invited ? (
        <>
          <InvitationLink link={invited.invitation} name={invited.name ?? invited.email} />
          <Group gap={8} justify="flex-end" mt={24}>
            <Button onClick={() => invite.reset()} variant="default">
              <Trans>Invite another</Trans>
            </Button>
            <Button onClick={onClose}>
              <Trans context="close the dialog">Done</Trans>
            </Button>
          </Group>
        </>
      ) : (
        <InviteForm
          error={invite.error}
          isWorking={invite.isPending}
          onClose={onClose}
          onSubmit={input => invite.mutate(input)}
        />
      )}
    </Modal>
  )
}

interface FormProps {
  error: unknown
  isWorking: boolean
  onSubmit: (input: Invitation) => void
  onClose: () => void
}

function InviteForm({ error, isWorking, onSubmit, onClose }: FormProps) {
  const { t } = useLingui()
  const { data } = useRoles()
  const isWithin = useIsWithin()
  const roles = (data?.items ?? []).filter(isWithin)
  const form = useForm({
    initialValues: { name: '', email: '', roleId: null as string | null },
    validate: {
      name: value => (value.trim() ? null : t`How should colleagues see them?`),
      email: value => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t`An e-mail address such as nadia@example.com`),
      roleId: value => (value ? null : t`What may they do here?`),
    },
  })
  const isTaken = isProblem(error, 'EMAIL_TAKEN')
  const told: Record<string, string> = isTaken ? { email: sentenceOf(error) } : fieldErrors(error)
  const isElsewhere = error && Object.keys(told).length === 0
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name, email, roleId }) =>
        onSubmit({ name: name.trim(), email: email.trim(), roleId: roleId ?? '' }),
      )}
    >
      <Stack gap={12}>
        {isElsewhere ? (
          <div className={classes.trouble} role="alert">
            {sentenceOf(error)}
          </div>
        ) : null}
        <TextInput
          autoComplete="off"
          data-autofocus
          label={t`Name`}
          maxLength={200}
          {...form.getInputProps('name')}
          error={form.errors.name ?? told.name}
        />
        <TextInput
          autoComplete="off"
          label={t`E-mail`}
          type="email"
          {...form.getInputProps('email')}
          error={form.errors.email ?? told.email}
        />
        <Select
          allowDeselect={false}
          data={roles.map(({ id, name }) => ({ value: id, label: name }))}
          description={t`Only roles that hold no right you lack.`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          label={t`Role`}
          {...form.getInputProps('roleId')}
        />
      </Stack>
      <Group gap={8} justify="flex-end" mt={24}>
        <Button onClick={onClose} variant="default">
          <Trans>Cancel</Trans>
        </Button>
        <Button loading={isWorking} type="submit">
          <Trans>Invite</Trans>
        </Button>
      </Group>
    </form>
  )
}
