import { Trans, useLingui } from '@lingui/react/macro'
import { Group, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../platform/api.ts'
import { useBranches } from '../platform/branches.ts'
import { fieldErrors } from '../platform/error-toast.ts'
import { KeptNotice } from '../ui/kept-notice.tsx'
import { LinesField } from '../ui/lines-field.tsx'
import { TextLink } from '../ui/link.tsx'
import { Question } from '../ui/question.tsx'
import { useKeptForm } from '../ui/use-kept-form.ts'
import { clientQuery } from './clients.ts'

/** Adds a client; only the name has to be known. */
export function NewClientDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const { options: branches } = useBranches()
  const { form, isKept, forget, startOver } = useKeptForm('client', {
    initialValues: { name: '', contactInfo: '', address: '', taxNumber: '', branchId: null as string | null },
    validate: { name: name => (name.trim() ? null : t`What is the client called?`) },
  })
  const create = useMutation(
    api.crm.clients.create.mutationOptions({
      onSuccess: client => {
        forget()
        cache.setQueryData(clientQuery(client.id).queryKey, client)
        void cache.invalidateQueries({ queryKey: api.crm.clients.list.key() })
        void navigate({ to: '/clients/$id', params: { id: client.id } })
      },
      onError: error => form.setErrors(fieldErrors(error)),
    }),
  )
  return (
    <Question
      isWorking={create.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(({ name, ...values }) => create.mutate({ ...values, name: name.trim() }))}
      title={t`New client`}
      verb={t`Add client`}
      width={520}
    >
      {isKept && <KeptNotice onStartOver={startOver} />}
      <TextInput data-autofocus label={t`Name`} maxLength={200} withAsterisk {...form.getInputProps('name')} />
      <SameName name={form.values.name} />
      <LinesField label={t`Contact`} placeholder={t`Phone, e-mail …`} {...form.getInputProps('contactInfo')} />
      <LinesField label={t`Address`} placeholder={t`As it stands on invoices`} {...form.getInputProps('address')} />
      <Group align="start" gap={12} grow>
        <TextInput label={t`Tax number`} maxLength={60} {...form.getInputProps('taxNumber')} />
        {branches.length > 0 && (
          <Select clearable data={branches} label={t`Branch`} {...form.getInputProps('branchId')} />
        )}
      </Group>
    </Question>
  )
}

// Two clients may share a name, but seldom do.
function SameName({ name }: { name: string }) {
  const [words] = useDebouncedValue(name.trim(), 300)
  const { data } = useQuery(
    api.crm.clients.list.queryOptions({ input: { q: words.slice(0, 100), limit: 20 }, enabled: words.length > 1 }),
  )
  const same = data?.items.find(client => client.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase())
  if (!same) return null
  return (
    <div role="status" style={{ color: 'var(--mantine-color-dimmed)', fontSize: 13, marginBlockStart: -4 }}>
      <Trans>
        There is a client of that name already:{' '}
        <TextLink dir="auto" fz="inherit" params={{ id: same.id }} to="/clients/$id">
          {same.name}
        </TextLink>
      </Trans>
    </div>
  )
}
