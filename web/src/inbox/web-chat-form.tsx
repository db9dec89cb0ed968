import { Trans, useLingui } from '@lingui/react/macro'
import { Button, ColorInput, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Integration } from '@steward/contract/inbox/integrations.ts'
import { useMutation } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { fieldErrors, sentenceOf } from '../platform/error-toast.ts'
import { chatColours, exampleSite, sitesIn } from './web-chat.ts'

interface Props {
  onDone: (channel: Integration) => void
  onClose: () => void
}

/** A chat on the company's own site: nobody's token is needed, it works at once. */
export function WebChatForm({ onDone, onClose }: Props) {
  const { t } = useLingui()
  const form = useForm({
    initialValues: { name: '', origins: '', colour: chatColours[0] as string, greeting: '', awayWords: '' },
    validate: { name: value => (value.trim() ? null : t`What shall visitors read at the top?`) },
  })
  const open = useMutation(
    api.inbox.webChats.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: onDone,
      onError: error => form.setErrors(sitesTogether(fieldErrors(error))),
    }),
  )
  const isElsewhere = open.error && Object.keys(form.errors).length === 0
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ origins, ...values }) => open.mutate({ ...values, origins: sitesIn(origins) }))}
    >
      <Stack gap={12}>
        <TextInput
          autoComplete="organization"
          data-autofocus
          description={t`Visitors read it at the top of the chat.`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          label={t`Name`}
          maxLength={200}
          {...form.getInputProps('name')}
        />
        <Textarea
          autosize
          description={t`One a line. You can also begin without one and try the chat on its own page.`}
          dir="ltr"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          label={t`Sites it stands on`}
          minRows={2}
          placeholder={exampleSite}
          {...form.getInputProps('origins')}
        />
        <ColorInput
          eyeDropperButtonProps={{ 'aria-label': t`Take a colour from the screen` }}
          format="hex"
          label={t`Colour`}
          swatches={chatColours}
          {...form.getInputProps('colour')}
        />
        <Textarea autosize label={t`Greeting`} maxLength={300} {...form.getInputProps('greeting')} />
        <Textarea
          autosize
          description={t`Read instead of the greeting while nobody has Steward open.`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          label={t`When nobody is there`}
          maxLength={300}
          {...form.getInputProps('awayWords')}
        />
        {isElsewhere && <div role="alert">{sentenceOf(open.error)}</div>}
      </Stack>
      <Group gap={8} justify="flex-end" mt={24}>
        <Button onClick={onClose} variant="default">
          <Trans>Cancel</Trans>
        </Button>
        <Button loading={open.isPending} type="submit">
          <Trans>Open the chat</Trans>
        </Button>
      </Group>
    </form>
  )
}

// A refusal names the third of them as `origins.2`; on the screen they are one field.
function sitesTogether(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([field, words]) => [field.split('.')[0] as string, words]))
}
