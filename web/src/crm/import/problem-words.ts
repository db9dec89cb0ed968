import { useLingui } from '@lingui/react/macro'
import type { ImportProblem } from '@steward/contract/platform/import.ts'
import type { ImportField } from './fields.ts'

/** What is wrong with a row, as a sentence. */
export function useProblemWords(fields: ImportField[]) {
  const { t, i18n } = useLingui()
  return ({ field, why }: { field: string; why: ImportProblem }, value: string): string => {
    const known = fields.find(({ key }) => key === field)
    const label = known ? i18n._(known.label) : field
    const sentences: Record<ImportProblem, string> = {
      missing: t`${label} is missing.`,
      too_long: t`${label} is too long.`,
      not_understood: t`${label} “${value}” makes no sense.`,
      unknown_person: t`Nobody here is called “${value}”.`,
      unknown_client: t`There is no client called “${value}”.`,
      unknown_branch: t`There is no branch called “${value}”.`,
      several_of_that_name: t`Several are called “${value}”.`,
      needs_client: t`A won lead needs its client.`,
      not_allowed: t`Your role does not allow ${label} “${value}”.`,
    }
    return sentences[why]
  }
}
