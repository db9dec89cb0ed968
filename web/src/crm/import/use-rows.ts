import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useFormats } from '../../ui/formats.tsx'
import { readNumber } from '../../ui/read-number.ts'
import { leadWords } from '../lead-status.tsx'
import { statuses } from '../leads.ts'
import type { ImportField, Mapping } from './fields.ts'
import type { Row } from './run.ts'
import type { Sheet } from './sheet.ts'

const LONGEST_CELL = 20_000
/** What stands beside a number: "€", "EUR", "ر.س", and marks that can't be seen. */
const CURRENCY = /[\p{Sc}\p{Cf}]|\p{L}[\p{L}.]*/gu

/** The rows as the server takes them, once every required field has its column. */
export function useRows(fields: ImportField[], sheet: Sheet, mapping: Mapping): Row[] | undefined {
  const { i18n } = useLingui()
  const { locale } = useFormats()
  const isReady = fields.every(({ key, isRequired }) => !isRequired || (mapping[key]?.length ?? 0) > 0)
  return useMemo(() => {
    if (!isReady) return undefined
    const states = new Map(statuses.flatMap(status => [[i18n._(leadWords[status]).toLocaleLowerCase(), status]]))
    const meant = ({ kind }: ImportField, text: string) => {
      if (kind === 'amount') return readNumber(text.replace(CURRENCY, ''), locale, 4) ?? text
      if (kind === 'status') return states.get(text.toLocaleLowerCase()) ?? text.toLocaleLowerCase()
      return text
    }
    return sheet.rows.map(cells => {
      const entries = fields.flatMap(field => {
        const text = (mapping[field.key] ?? []).flatMap(place => cells[place]?.trim() || []).join('\n')
        return text ? [[field.key, meant(field, text).slice(0, LONGEST_CELL)] as const] : []
      })
      return Object.fromEntries(entries)
    })
  }, [fields, sheet, mapping, isReady, locale, i18n])
}
