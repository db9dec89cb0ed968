import { useLingui } from '@lingui/react/macro'
import { useBranches } from '../platform/branches.ts'
import { ChoiceProperty } from '../ui/choice-property.tsx'
import type { Save } from '../ui/edited-property.tsx'

interface Props {
  value: string | null
  onSave: Save<string | null> | undefined
}

/** Which branch it belongs to; not shown where a company has none. */
export function BranchProperty({ value, onSave }: Props) {
  const { t } = useLingui()
  const { options } = useBranches()
  if (options.length === 0) return null
  return (
    <ChoiceProperty clearable label={t`Branch`} onSave={onSave} options={options} placeholder={t`None`} value={value} />
  )
}
