import { useLingui } from '@lingui/react/macro'
import type { Employee } from '@steward/contract/company/employees.ts'
import { useQuery } from '@tanstack/react-query'
import { useDepartments } from '../../company/departments.ts'
import { useChangePerson } from '../../company/people.ts'
import { UserState } from '../../identity/user-state.tsx'
import { userQuery } from '../../identity/users.ts'
import { useBranches } from '../../platform/branches.ts'
import { useMe } from '../../platform/session.ts'
import { AmountProperty } from '../../ui/amount-property.tsx'
import { ChoiceProperty } from '../../ui/choice-property.tsx'
import { DayProperty } from '../../ui/day-property.tsx'
import { Nothing, Property, PropertyList } from '../../ui/property-list.tsx'
import { TextProperty } from '../../ui/text-property.tsx'

/** What is known about somebody, as far as one may see it; changed where one may. */
export function PersonProperties({ person }: { person: Employee }) {
  const { t } = useLingui()
  const { can, employee: me } = useMe()
  const change = useChangePerson(person)
  const { data: departments } = useDepartments()
  const { options: branches } = useBranches()
  const mayEdit = can('can_edit_employees')
  // Everybody says themselves how they are called and reached.
  const mayEditOwn = mayEdit || me?.id === person.id
  const save =
    <Value,>(field: keyof Parameters<typeof change>[0]) =>
    (value: Value) =>
      change({ [field]: value } as Parameters<typeof change>[0])
  return (
    <PropertyList>
      <TextProperty label={t`Name`} onSave={mayEditOwn ? save('name') : undefined} required value={person.name} />
      <TextProperty
        label={t`Position`}
        onSave={mayEdit ? save('designation') : undefined}
        placeholder={t`What they do here`}
        value={person.designation}
      />
      <ChoiceProperty
        clearable
        label={t`Department`}
        onSave={mayEdit && departments ? save('departmentId') : undefined}
        options={(departments ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        placeholder={t`None yet`}
        shown={person.departmentName}
        value={person.departmentId}
      />
      <ChoiceProperty
        clearable
        label={t`Branch`}
        onSave={mayEdit && can('can_view_branches') ? save('branchId') : undefined}
        options={branches}
        placeholder={t`None yet`}
        shown={person.branchName}
        value={person.branchId}
      />
      <TextProperty
        label={t`Phone`}
        onSave={mayEditOwn ? save('phone') : undefined}
        placeholder={me?.id === person.id ? t`How colleagues reach you` : t`How colleagues reach them`}
        value={person.phone}
      />
      <DayProperty
        label={t`Joined`}
        onSave={mayEdit ? save('joinDate') : undefined}
        placeholder={t`The first day here`}
        value={person.joinDate}
      />
      {can('can_view_salaries') && (
        <AmountProperty
          label={t`Salary a month`}
          onSave={mayEdit ? value => change({ salary: value || null }) : undefined}
          optional
          placeholder={t`Not entered`}
          value={person.salary ?? ''}
        />
      )}
      {can('can_view_users') && <LoginProperties userId={person.userId} />}
    </PropertyList>
  )
}

function LoginProperties({ userId }: { userId: string | null }) {
  const { t } = useLingui()
  const { data: login } = useQuery({ ...userQuery(userId ?? ''), enabled: userId !== null })
  if (!userId) {
    return (
      <Property label={t`Login`}>
        <Nothing>{t`None`}</Nothing>
      </Property>
    )
  }
  if (!login) return null
  return (
    <>
      <Property label={t`E-mail`}>
        <bdi>{login.email}</bdi>
      </Property>
      <Property label={t`Role`}>{login.roleName}</Property>
      <Property label={t`Login`}>
        <UserState user={login} />
      </Property>
    </>
  )
}
