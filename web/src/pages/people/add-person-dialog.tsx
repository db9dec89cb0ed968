import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import type { Employee } from '@steward/contract/company/employees.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useDepartments } from '../../company/departments.ts'
import { useRefreshPeople } from '../../company/people.ts'
import { InvitationLink } from '../../identity/invitation-link.tsx'
import { LoginFields, type NewLogin, useUsualRole } from '../../identity/login-fields.tsx'
import { useRefreshAccess } from '../../identity/users.ts'
import { api } from '../../platform/api.ts'
import { useBranches } from '../../platform/branches.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { useMe } from '../../platform/session.ts'
import { AmountField } from '../../ui/amount-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { useFormats } from '../../ui/formats.tsx'
import classes from './add-person.module.css'

const empty = {
  name: '',
  designation: '',
  phone: '',
  departmentId: null as string | null,
  branchId: null as string | null,
  joinDate: null as string | null,
  salary: '',
}
type Values = typeof empty

/** Somebody new: who they are, where they work, and a login if they need one. */
export function AddPersonDialog({
  onClose,
  departmentId = null,
}: {
  onClose: () => void
  departmentId?: string | null
}) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [values, setValues] = useState<Values>({ ...empty, departmentId })
  const [login, setLogin] = useState<NewLogin>()
  const { add, person } = useAddPerson()
  const open = (id: string) => {
    onClose()
    void navigate({ to: '/people/$id', params: { id } })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!values.name.trim()) return
    add.mutate({ values, login }, { onSuccess: ({ person, user }) => !user && open(person.id) })
  }
  const invited = add.data?.user
  if (invited && person) {
    return (
      <Modal onClose={onClose} opened size={440} title={t`${person.name} is invited`}>
        <InvitationLink link={invited.invitation} name={person.name} />
        <Group gap={8} justify="flex-end" mt={24}>
          <Button onClick={() => open(person.id)}>
            <Trans context="close the dialog">Done</Trans>
          </Button>
        </Group>
      </Modal>
    )
  }
  return (
    <Modal onClose={onClose} opened size={520} title={t`Add a person`}>
      <form onSubmit={submit}>
        <Stack gap={12}>
          {add.error && (
            <div className={classes.trouble} role="alert">
              {person ? (
                <Trans>
                  {person.name} was added, but not the login: {sentenceOf(add.error)}
                </Trans>
              ) : (
                sentenceOf(add.error)
              )}
            </div>
          )}
          {/* Once the person is there, only the login is left to be mended. */}
          {!person && (
            <ProfileFields onChange={change => setValues(before => ({ ...before, ...change }))} values={values} />
          )}
          <LoginPart error={add.error} login={login} onChange={setLogin} />
        </Stack>
        <Group gap={8} justify="flex-end" mt={24}>
          <Button onClick={onClose} variant="default">
            {person ? <Trans>Leave it at that</Trans> : <Trans>Cancel</Trans>}
          </Button>
          <Button loading={add.isPending} type="submit">
            {login ? <Trans>Add and invite</Trans> : <Trans>Add person</Trans>}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

interface NewPerson {
  values: Values
  login: NewLogin | undefined
}

// The login comes second, so a refused address doesn't lose the person; the next try goes on from there.
function useAddPerson() {
  const refreshPeople = useRefreshPeople()
  const refreshAccess = useRefreshAccess()
  const usual = useUsualRole()
  const [person, setPerson] = useState<Employee>()
  const add = useMutation({
    meta: { quiet: true },
    mutationFn: async ({ values, login }: NewPerson) => {
      const known = person ?? (await api.company.employees.create.call(inputOf(values)))
      setPerson(known)
      if (!login) return { person: known, user: undefined }
      const user = await api.identity.users.create.call({
        email: login.email.trim(),
        roleId: login.roleId ?? usual ?? '',
        employeeId: known.id,
      })
      return { person: known, user }
    },
    onSettled: () => {
      refreshPeople()
      refreshAccess()
    },
  })
  return { add, person }
}

const inputOf = ({ name, designation, phone, salary, ...rest }: Values) => ({
  ...rest,
  name: name.trim(),
  designation: designation.trim() || null,
  phone: phone.trim() || null,
  ...(salary && { salary }),
})

function ProfileFields({ values, onChange }: { values: Values; onChange: (change: Partial<Values>) => void }) {
  const { t } = useLingui()
  const { can } = useMe()
  const { currency } = useFormats()
  const { data: departments } = useDepartments()
  const { options: branches } = useBranches()
  const text = (field: 'name' | 'designation' | 'phone') => ({
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
    value: values[field],
  })
  return (
    <>
      <TextInput autoComplete="off" data-autofocus label={t`Name`} maxLength={200} required {...text('name')} />
      <TextInput
        autoComplete="off"
        label={t`Position`}
        maxLength={200}
        placeholder={t`What they do here`}
        {...text('designation')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={12}>
        {can('can_view_departments') && (
          <Select
            clearable
            data={(departments ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            label={t`Department`}
            onChange={departmentId => onChange({ departmentId })}
            searchable={(departments?.length ?? 0) > 7}
            value={values.departmentId}
          />
        )}
        {can('can_view_branches') && (
          <Select
            clearable
            data={branches}
            label={t`Branch`}
            onChange={branchId => onChange({ branchId })}
            searchable={branches.length > 7}
            value={values.branchId}
          />
        )}
        <TextInput autoComplete="off" label={t`Phone`} maxLength={60} type="tel" {...text('phone')} />
        <DayField clearable label={t`Joined`} onChange={joinDate => onChange({ joinDate })} value={values.joinDate} />
        {can('can_view_salaries') && (
          <AmountField
            label={t`Salary a month`}
            onChange={salary => onChange({ salary })}
            unit={currency}
            value={values.salary}
          />
        )}
      </SimpleGrid>
    </>
  )
}

interface LoginPartProps {
  login: NewLogin | undefined
  onChange: (login: NewLogin | undefined) => void
  error: unknown
}

function LoginPart({ login, onChange, error }: LoginPartProps) {
  const { t } = useLingui()
  const { can } = useMe()
  if (!can('can_create_users') || !can('can_view_users')) return null
  return (
    <div className={classes.login}>
      <Switch
        checked={login !== undefined}
        description={t`They sign in by a link that you hand over.`}
        label={t`Also give a login`}
        onChange={event => onChange(event.currentTarget.checked ? { email: '', roleId: null } : undefined)}
      />
      {login && <LoginFields error={error} onChange={onChange} value={login} />}
    </div>
  )
}
