import { Trans, useLingui } from '@lingui/react/macro'
import type { Imported } from '@steward/contract/platform/import.ts'
import { useFormats } from '../../ui/formats.tsx'
import type { ImportField } from './fields.ts'
import classes from './import.module.css'
import { useProblemWords } from './problem-words.ts'
import type { Row } from './run.ts'

interface Props {
  title: string
  notes: Imported['rows']
  rows: Row[]
  fields: ImportField[]
}

const SHOWN = 100
// The first line of a file names the columns, and people count from one.
const lineOf = (row: number) => row + 2

/** Rows that need a look, by their line in the file, and why. */
export function RowNotes({ title, notes, rows, fields }: Props) {
  const { t } = useLingui()
  const { number } = useFormats()
  const wordsOf = useProblemWords(fields)
  const nameKey = fields.find(({ isRequired }) => isRequired)?.key ?? ''
  const reason = ({ row, problems, repeats }: Imported['rows'][number]) => {
    if (problems.length) return problems.map(problem => wordsOf(problem, rows[row]?.[problem.field] ?? '')).join(' ')
    return repeats === null ? t`Exists already.` : t`Stands in row ${number(lineOf(repeats))} already.`
  }
  return (
    <details className={classes.notes} open={notes.length <= 10}>
      <summary>{title}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Row</Trans>
            </th>
            <th scope="col">
              <Trans>Name</Trans>
            </th>
            <th scope="col">
              <Trans>Why</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {notes.slice(0, SHOWN).map(note => (
            <tr key={note.row}>
              <td className="numbers">{number(lineOf(note.row))}</td>
              <td dir="auto">{rows[note.row]?.[nameKey] || '—'}</td>
              <td>{reason(note)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {notes.length > SHOWN && (
        <p>
          <Trans>These are the first {number(SHOWN)}.</Trans>
        </p>
      )}
    </details>
  )
}
