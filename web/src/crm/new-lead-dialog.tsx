import { useLingui } from '@lingui/react/macro'
import { Autocomplete, Group, Select, TextInput } from '@mantine/core'
import type { Lead } from '@steward/contract/crm/leads.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../platform/api.ts'
import { useBranches } from '../platform/branches.ts'
import { fieldErrors } from '../platform/error-toast.ts'
import { usePeopleOptions } from '../platform/people.ts'
import { useMe } from '../platform/session.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { useFormats } from '../ui/formats.tsx'
import { KeptNotice } from '../ui/kept-notice.tsx'
import { LinesField } from '../ui/lines-field.tsx'
import { Question } from '../ui/question.tsx'
import { useKeptForm } from '../ui/use-kept-form.ts'
import { ClientSelect } from './client-select.tsx'
import { useKeepLead, useSources } from './leads.ts'

interface Props {
  onClose: () => void
  /** Whose lead it is, where that is known. */
  client?: { id: string; name: string }
  /** Instead of opening the new lead. */
  onAdded?: (lead: Lead) => void
}

/** Adds a lead with what is known of it so far; only the title has to be. */
export function NewLeadDialog({ onClose, client, onAdded }: Props) {
  const { t } = useLingui()
  const { can, employee } = useMe()
  const { currency } = useFormats()
  const navigate = useNavigate()
  const keep = useKeepLead()
  const sources = useSources()
  const { options: branches } = useBranches()
  const { form, isKept, forget, startOver } = useKeptForm(client ? `lead-of-${client.id}` : 'lead', {
    initialValues: {
      title: '',
      value: '',
      source: '',
      assignedTo: employee?.id ?? (null as string | null),
      clientId: client?.id ?? (null as string | null),
      branchId: null as string | null,
      contactInfo: '',
    },
    validate: { title: title => (title.trim() ? null : t`What is it about, or who is it?`) },
  })
  const create = useMutation(
    api.crm.leads.create.mutationOptions({
      onSuccess: lead => {
        forget()
        void keep(lead)
        if (onAdded) onAdded(lead)
        else void navigate({ to: '/leads/$id', params: { id: lead.id } })
      },
      onError: error => form.setErrors(fieldErrors(error)),
    }),
  )
  const save = ({ title, value, source, contactInfo, ...links }: typeof form.values) =>
    create.mutate({
      title: title.trim(),
      ...(value && { value }),
      ...(source.trim() && { source: source.trim() }),
      ...(contactInfo.trim() && { contactInfo }),
      ...links,
    })
  return (
    <Question
      isWorking={create.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(save)}
      title={client ? t`New lead for ${client.name}` : t`New lead`}
      verb={t`Add lead`}
      width={520}
    >
      {isKept && <KeptNotice onStartOver={startOver} />}
      <TextInput data-autofocus label={t`Title`} maxLength={200} withAsterisk {...form.getInputProps('title')} />
      <Group align="start" gap={12} grow>
        <AmountField label={t`Value`} unit={currency} {...form.getInputProps('value')} value={form.values.value} />
        <Autocomplete
          comboboxProps={{ shadow: 'md' }}
          data={sources}
          label={t`Source`}
          maxLength={60}
          placeholder={t`Website`}
          {...form.getInputProps('source')}
        />
      </Group>
      <Group align="start" gap={12} grow>
        <AssigneeSelect {...form.getInputProps('assignedTo')} value={form.values.assignedTo} />
        {branches.length > 0 && (
          <Select clearable data={branches} label={t`Branch`} {...form.getInputProps('branchId')} />
        )}
      </Group>
      {!client && can('can_view_clients') && (
        <ClientSelect clearable label={t`Client`} {...form.getInputProps('clientId')} value={form.values.clientId} />
      )}
      <LinesField label={t`Contact`} placeholder={t`Phone, e-mail …`} {...form.getInputProps('contactInfo')} />
    </Question>
  )
}

interface AssigneeProps {
  value: string | null
  onChange: (id: string | null) => void
}

// Whoever may not give leads to others keeps it, or leaves it to everybody.
function AssigneeSelect({ value, onChange, ...field }: AssigneeProps) {
  const { t } = useLingui()
  const { can, employee } = useMe()
  const me = { id: employee?.id ?? null, name: employee?.name ?? null }
  const { options, onSearch } = usePeopleOptions(me)
  const mayGive = can('can_assign_leads')
  return (
    <Select
      clearable
      data={options.filter(option => mayGive || option.value === me.id)}
      filter={({ options }) => options}
      label={t`Assigned to`}
      nothingFoundMessage={t`Nobody by that name`}
      onChange={onChange}
      onSearchChange={onSearch}
      placeholder={t`Nobody yet`}
      searchable={mayGive}
      value={value}
      {...field}
    />
  )
}
