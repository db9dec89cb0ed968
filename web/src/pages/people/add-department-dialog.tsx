import { useLingui } from '@lingui/react/macro'
import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDepartmentActions, useDepartments } from '../../company/departments.ts'
import { usePeopleOptions } from '../../platform/people.ts'
import { useMe } from '../../platform/session.ts'
import { Question } from '../../ui/question.tsx'
import { toast } from '../../ui/toast.tsx'

interface Props {
  /** The department it is to stand below. */
  below: string | null
  onClose: () => void
}

export function AddDepartmentDialog({ below, onClose }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const { create, remove } = useDepartmentActions()
  const { data: departments } = useDepartments()
  const [name, setName] = useState('')
  const [parentId, setParentId] = useState(below)
  const [managerId, setManagerId] = useState<string | null>(null)
  const people = usePeopleOptions()
  const submit = () =>
    name.trim() &&
    create.mutate(
      { name: name.trim(), parentId, managerId },
      {
        onSuccess: ({ id, name }) => {
          toast(t`${name} is added`, { undo: () => remove.mutate({ id }) })
          onClose()
        },
      },
    )
  return (
    <Question
      isWorking={create.isPending}
      onClose={onClose}
      onSubmit={submit}
      title={t`New department`}
      verb={t`Add department`}
    >
      <TextInput
        autoComplete="off"
        data-autofocus
        label={t`Name`}
        maxLength={200}
        onChange={event => setName(event.currentTarget.value)}
        required
        value={name}
      />
      <Select
        clearable
        data={(departments ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        label={t`Stands below`}
        onChange={setParentId}
        placeholder={t`Nothing, it is at the top`}
        searchable={(departments?.length ?? 0) > 7}
        value={parentId}
      />
      {can('can_view_employees') && (
        <Select
          clearable
          data={people.options}
          filter={({ options }) => options}
          label={t`Manager`}
          nothingFoundMessage={t`Nobody by that name`}
          onChange={setManagerId}
          onSearchChange={people.onSearch}
          placeholder={t`Nobody yet`}
          searchable
          value={managerId}
        />
      )}
    </Question>
  )
}
