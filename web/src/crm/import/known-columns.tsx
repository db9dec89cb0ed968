import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useFormats } from '../../ui/formats.tsx'
import { PageSection } from '../../ui/page.tsx'
import { writeNumber } from '../../ui/read-number.ts'
import { useBlobAddress } from '../../ui/use-blob-address.ts'
import classes from './import.module.css'
import type { Noun } from './nouns.ts'

// Spreadsheets take a file without it for one of their own country's letters.
const BYTE_ORDER_MARK = '\ufeff'

/** What columns a file may have, before there is one; and a file with nothing but their names, to fill in. */
export function KnownColumns({ noun: { name, fields } }: { noun: Noun }) {
  const { i18n } = useLingui()
  const { locale } = useFormats()
  // Where a comma stands in numbers, spreadsheets take another mark between cells.
  const mark = writeNumber('0.5', locale).includes(',') ? ';' : ','
  const names = fields.map(({ label }) => `"${i18n._(label)}"`).join(mark)
  const blank = useMemo(() => new Blob([`${BYTE_ORDER_MARK}${names}\r\n`], { type: 'text/csv' }), [names])
  const address = useBlobAddress(blank)
  return (
    <div className={classes.columns}>
      <PageSection
        action={
          <Button
            component="a"
            flex="none"
            download={`${name}.csv`}
            href={address}
            leftSection={<IconDownload aria-hidden size={16} stroke={1.75} />}
            size="compact-md"
            variant="default"
          >
            <Trans>Empty file to fill in</Trans>
          </Button>
        }
        title={<Trans>What columns it may have</Trans>}
      >
        <dl className={classes.known}>
          {fields.map(({ key, label, hint, isRequired }) => (
            <div key={key}>
              <dt>
                {i18n._(label)}
                {isRequired && (
                  <span className={classes.needed}>
                    <Trans>needed</Trans>
                  </span>
                )}
              </dt>
              <dd>{i18n._(hint)}</dd>
            </div>
          ))}
        </dl>
        <p className={classes.aside}>
          <Trans>Other names and other columns do no harm: in the next step you say which column is what.</Trans>
        </p>
      </PageSection>
    </div>
  )
}
