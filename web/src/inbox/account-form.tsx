import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Integration, Provider } from '@steward/contract/inbox/integrations.ts'
import { useMutation } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { fieldErrors, sentenceOf } from '../platform/error-toast.ts'
import { isProblem } from '../platform/problem.ts'
import { ChannelGuide } from './channel-guide.tsx'
import { channelKinds } from './channel-kinds.ts'
import { FacebookWays } from './facebook-ways.tsx'

interface Props {
  provider: Exclude<Provider, 'webchat'>
  onDone: (channel: Integration) => void
  onClose: () => void
}

/** A page or a number, by its id and a token. It is there at once; whether Meta lets us in shows a moment later. */
export function AccountForm({ provider, onDone, onClose }: Props) {
  const { t } = useLingui()
  const { accountId, hasBusinessAccount } = channelKinds[provider]
  const form = useForm({
    initialValues: { pageId: '', accessToken: '', wabaId: '' },
    validate: {
      pageId: value => (value.trim() ? null : t`Which one is it?`),
      accessToken: value => (value.trim() ? null : t`Without a token Meta lets nobody in.`),
    },
  })
  const connect = useMutation(
    api.inbox.integrations.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: onDone,
      onError: error =>
        isProblem(error, 'PAGE_TAKEN')
          ? form.setFieldError('pageId', sentenceOf(error))
          : form.setErrors(fieldErrors(error)),
    }),
  )
  const submit = ({ pageId, accessToken, wabaId }: typeof form.values) =>
    connect.mutate({
      provider,
      pageId: pageId.trim(),
      accessToken: accessToken.trim(),
      ...(hasBusinessAccount && wabaId.trim() && { wabaId: wabaId.trim() }),
    })
  const isElsewhere = connect.error && Object.keys(form.errors).length === 0
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack gap={12}>
        {provider === 'facebook' && <FacebookWays />}
        <TextInput autoComplete="off" data-autofocus label={t(accountId)} {...form.getInputProps('pageId')} />
        {hasBusinessAccount && (
          <TextInput
            autoComplete="off"
            description={t`Lets Steward ask Meta to deliver this number’s messages.`}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            label={t`Business account id`}
            {...form.getInputProps('wabaId')}
          />
        )}
        <PasswordInput
          autoComplete="off"
          description={t`Kept encrypted, and never shown again.`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          label={t`Access token`}
          {...form.getInputProps('accessToken')}
        />
        <ChannelGuide provider={provider} />
        {isElsewhere && <div role="alert">{sentenceOf(connect.error)}</div>}
      </Stack>
      <Group gap={8} justify="flex-end" mt={24}>
        <Button onClick={onClose} variant="default">
          <Trans>Cancel</Trans>
        </Button>
        <Button loading={connect.isPending} type="submit">
          <Trans>Connect</Trans>
        </Button>
      </Group>
    </form>
  )
}
