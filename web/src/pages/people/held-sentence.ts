import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'

interface Holding {
  people?: number
  departments?: number
}

/** Why a department or branch can't be deleted, and what to do first. */
export function useHeldSentence() {
  const { t } = useLingui()
  return (name: string, data: unknown): string => {
    const { people = 0, departments = 0 } = (data ?? {}) as Holding
    const inIt = plural(people, { one: '# person', other: '# people' })
    const below = plural(departments, { one: '# department', other: '# departments' })
    if (people && departments) return t`${name} still has ${inIt}, and ${below} below it. Move them elsewhere first.`
    if (departments) return t`${name} still has ${below} below it. Move them elsewhere first.`
    return t`${name} still has ${inIt}. Move them elsewhere first.`
  }
}
