import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { ColumnMapping } from '../crm/import/column-mapping.tsx'
import { guessedMapping } from '../crm/import/fields.ts'
import classes from '../crm/import/import.module.css'
import { KnownColumns } from '../crm/import/known-columns.tsx'
import { clients, leads, type Noun } from '../crm/import/nouns.ts'
import { RowNotes } from '../crm/import/row-notes.tsx'
import { Running } from '../crm/import/running.tsx'
import { MOST_LINES, readSheet, type Sheet, UnreadableFile } from '../crm/import/sheet.ts'
import { useImport } from '../crm/import/use-import.ts'
import { useRows } from '../crm/import/use-rows.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { FileDrop } from '../ui/file-drop.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Page, PageSection } from '../ui/page.tsx'

export const ImportLeadsPage = () => <ImportPage noun={leads} />
export const ImportClientsPage = () => <ImportPage noun={clients} />

/** Brings the rows of a file in: which column is what, what would happen, and then it does. */
function ImportPage({ noun }: { noun: Noun }) {
  const { t } = useLingui()
  const [sheet, setSheet] = useState<Sheet>()
  const isLeads = noun.name === 'leads'
  return (
    <Page
      title={isLeads ? t`Import leads` : t`Import clients`}
      trail={[isLeads ? { label: t`Leads`, to: '/leads' } : { label: t`Clients`, to: '/clients' }]}
      width={960}
    >
      {sheet ? (
        <SheetImport key={sheet.name} noun={noun} onBack={() => setSheet(undefined)} sheet={sheet} />
      ) : (
        <FilePicker noun={noun} onSheet={setSheet} />
      )}
    </Page>
  )
}

function FilePicker({ noun, onSheet }: { noun: Noun; onSheet: (sheet: Sheet) => void }) {
  const { t } = useLingui()
  const { number } = useFormats()
  const [trouble, setTrouble] = useState<string>()
  const sentences: Record<UnreadableFile['why'], string> = {
    too_large: t`This file is larger than 10 MB. Split it and import one part after the other.`,
    too_many_rows: t`This file has more than ${number(MOST_LINES)} rows. Split it and import one part after the other.`,
    no_rows: t`There are no rows in this file. Its first line names the columns, the lines below are the rows.`,
    no_csv: t`This file cannot be read as CSV. Export it as CSV from your spreadsheet and choose it again.`,
  }
  const read = async (file: File) => {
    setTrouble(undefined)
    try {
      onSheet(await readSheet(file))
    } catch (error) {
      setTrouble(sentences[error instanceof UnreadableFile ? error.why : 'no_csv'])
    }
  }
  return (
    <>
      <FileDrop accept=".csv,.tsv,.txt,text/csv" onFile={file => void read(file)}>
        <Trans>
          A CSV file as spreadsheets and other programs export it. Its first line names the columns. Nothing is saved
          before you have seen what would come in.
        </Trans>
      </FileDrop>
      {trouble && (
        <p className={classes.trouble} role="alert">
          {trouble}
        </p>
      )}
      <KnownColumns noun={noun} />
    </>
  )
}

function SheetImport({ noun, sheet, onBack }: { noun: Noun; sheet: Sheet; onBack: () => void }) {
  const { t, i18n } = useLingui()
  const { fields, send, name } = noun
  const [mapping, setMapping] = useState(() => guessedMapping(fields, sheet.columns, field => i18n._(field.label)))
  const [takesKnown, setTakesKnown] = useState(false)
  const rows = useRows(fields, sheet, mapping)
  const { look, lookError, lookAgain, running, isOver, start, goOn } = useImport(`${name} ${sheet.name}`, rows, send)
  const count = look ? look.fresh + (takesKnown ? look.known.length : 0) : 0
  if (running) return <Running goOn={goOn} isOver={isOver} noun={noun} onBack={onBack} running={running} />
  return (
    <>
      <PageSection title={<Trans>File</Trans>}>
        <div className={classes.file}>
          <span dir="auto">{sheet.name}</span>
          <span>{plural(sheet.rows.length, { one: '# row', other: '# rows' })}</span>
          <Button onClick={onBack} size="compact-sm" variant="default">
            <Trans>Choose another</Trans>
          </Button>
        </div>
      </PageSection>
      <PageSection title={<Trans>Which column is what</Trans>}>
        <ColumnMapping fields={fields} mapping={mapping} onChange={setMapping} sheet={sheet} />
      </PageSection>
      {rows && (
        <PageSection title={<Trans>What would come in</Trans>}>
          {lookError ? (
            <ErrorState onRetry={lookAgain}>{sentenceOf(lookError)}</ErrorState>
          ) : !look ? (
            <Skeleton height={96} radius="md" />
          ) : (
            <>
              <p className={classes.summary}>
                {plural(look.fresh, { one: '# row is new.', other: '# rows are new.' })}
              </p>
              {look.wrong.length > 0 && (
                <RowNotes
                  fields={fields}
                  notes={look.wrong}
                  rows={rows}
                  title={plural(look.wrong.length, { one: '# row is left out', other: '# rows are left out' })}
                />
              )}
              {look.known.length > 0 && (
                <RowNotes
                  fields={fields}
                  notes={look.known}
                  rows={rows}
                  title={plural(look.known.length, { one: '# row exists already', other: '# rows exist already' })}
                />
              )}
              <div className={classes.actions}>
                <Button disabled={count === 0} onClick={() => start(takesKnown ? 'add' : 'skip')}>
                  {count === 0
                    ? t`Nothing to import`
                    : name === 'leads'
                      ? plural(count, { one: 'Import # lead', other: 'Import # leads' })
                      : plural(count, { one: 'Import # client', other: 'Import # clients' })}
                </Button>
                {look.known.length > 0 && (
                  <Checkbox
                    checked={takesKnown}
                    label={<Trans>Those that exist already too</Trans>}
                    onChange={event => setTakesKnown(event.currentTarget.checked)}
                  />
                )}
              </div>
            </>
          )}
        </PageSection>
      )}
    </>
  )
}
