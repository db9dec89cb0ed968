import { useLingui } from '@lingui/react/macro'
import { MultiSelect, Select } from '@mantine/core'
import type { ImportField, Mapping } from './fields.ts'
import classes from './import.module.css'
import type { Sheet } from './sheet.ts'

interface Props {
  fields: ImportField[]
  sheet: Sheet
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}

/** Which column says what; beside it what stands there first. */
export function ColumnMapping({ fields, sheet, mapping, onChange }: Props) {
  const { t, i18n } = useLingui()
  const columns = sheet.columns.map((name, place) => ({
    value: String(place),
    label: name.trim() || t`Column ${place + 1}`,
  }))
  const choose = (key: string, places: string[]) => onChange({ ...mapping, [key]: places.map(Number) })
  return (
    <div className={classes.mapping}>
      {fields.map(({ key, label, isRequired, isGathered }) => {
        const places = mapping[key] ?? []
        const common = {
          data: columns,
          label: i18n._(label),
          clearable: true,
          withAsterisk: isRequired,
          error: isRequired && places.length === 0 && t`Which column is it?`,
          description: sampleOf(sheet, places),
          inputWrapperOrder: ['label', 'input', 'error', 'description'] as (
            | 'label'
            | 'input'
            | 'error'
            | 'description'
          )[],
          placeholder: places.length ? undefined : t`Leave out`,
        }
        return isGathered ? (
          <MultiSelect key={key} {...common} onChange={chosen => choose(key, chosen)} value={places.map(String)} />
        ) : (
          <Select
            key={key}
            {...common}
            searchable
            onChange={chosen => choose(key, chosen === null ? [] : [chosen])}
            value={places[0] === undefined ? null : String(places[0])}
          />
        )
      })}
    </div>
  )
}

const LONGEST = 60

function sampleOf({ rows }: Sheet, places: number[]): string | undefined {
  if (places.length === 0) return undefined
  const words = (row: string[]) => places.flatMap(place => row[place]?.trim() || []).join(', ')
  const sample = rows.map(words).find(Boolean)
  return sample && sample.length > LONGEST ? `${sample.slice(0, LONGEST)}…` : sample
}
