import { useLingui } from '@lingui/react/macro'
import { Select, TextInput } from '@mantine/core'
import type { Role } from '@steward/contract/identity/roles.ts'
import { fieldErrors, sentenceOf } from '../platform/error-toast.ts'
import { isProblem } from '../platform/problem.ts'
import { useIsWithin, useRoles } from './users.ts'

export interface NewLogin {
  email: string
  /** Null for the usual one. */
  roleId: string | null
}

/** What a new login gets unless somebody chooses: the role with the fewest rights. */
export function useUsualRole(): string | null {
  const { data } = useRoles()
  const isWithin = useIsWithin()
  const rightsOf = ({ permissions }: Pick<Role, 'permissions'>) => Object.values(permissions).filter(Boolean).length
  const [least] = (data?.items ?? []).filter(isWithin).sort((a, b) => rightsOf(a) - rightsOf(b))
  return least?.id ?? null
}

interface Props {
  value: NewLogin
  onChange: (value: NewLogin) => void
  /** What the server refused. */
  error: unknown
}

/** The address and the role of a login that is about to be made. */
export function LoginFields({ value, onChange, error }: Props) {
  const { t } = useLingui()
  const { data } = useRoles()
  const isWithin = useIsWithin()
  const usual = useUsualRole()
  const roles = (data?.items ?? []).filter(isWithin)
  const told: Record<string, string> = isProblem(error, 'EMAIL_TAKEN')
    ? { email: sentenceOf(error) }
    : fieldErrors(error)
  return (
    <>
      <TextInput
        autoComplete="off"
        error={told.email}
        label={t`E-mail`}
        maxLength={254}
        onChange={event => onChange({ ...value, email: event.currentTarget.value })}
        required
        type="email"
        value={value.email}
      />
      <Select
        allowDeselect={false}
        data={roles.map(({ id, name }) => ({ value: id, label: name }))}
        description={t`Only roles that hold no right you lack.`}
        error={told.roleId}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        label={t`Role`}
        onChange={roleId => onChange({ ...value, roleId })}
        required
        value={value.roleId ?? usual}
      />
    </>
  )
}
