import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Progress } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useFormats } from '../../ui/formats.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import classes from './import.module.css'
import type { Noun } from './nouns.ts'
import type { useImport } from './use-import.ts'

interface RunningProps {
  noun: Noun
  running: NonNullable<ReturnType<typeof useImport>['running']>
  isOver: boolean
  goOn: () => void
  onBack: () => void
}

/** How far it is, and how it went. */
export function Running({ noun, running, isOver, goOn, onBack }: RunningProps) {
  const { t } = useLingui()
  const { number } = useFormats()
  const { done, added, total, trouble } = running
  const left = total - added
  return (
    <div role="status">
      <h2>
        {isOver ? (
          <>
            <IconCheck aria-hidden className={classes.tick} size={22} stroke={2} />
            {noun.name === 'leads'
              ? plural(added, { one: '# lead is in', other: '# leads are in' })
              : plural(added, { one: '# client is in', other: '# clients are in' })}
          </>
        ) : (
          <Trans>
            {number(done)} of {number(total)} rows …
          </Trans>
        )}
      </h2>
      {!isOver && <Progress aria-label={t`Progress`} className={classes.progress} value={(done / total) * 100} />}
      {isOver && left > 0 && <p>{plural(left, { one: '# row was left out.', other: '# rows were left out.' })}</p>}
      {trouble && (
        <p className={classes.trouble} role="alert">
          {trouble} <Trans>What came in so far stays.</Trans>
        </p>
      )}
      <div className={classes.actions}>
        {trouble && (
          <Button onClick={goOn}>
            <Trans>Go on</Trans>
          </Button>
        )}
        {isOver && <SeeThem noun={noun} />}
        {isOver && (
          <Button onClick={onBack} variant="default">
            <Trans>Import another file</Trans>
          </Button>
        )}
      </div>
    </div>
  )
}

const SeeThem = ({ noun }: { noun: Noun }) =>
  noun.name === 'leads' ? (
    <ButtonLink search={{ view: 'table' }} to="/leads">
      <Trans>See the leads</Trans>
    </ButtonLink>
  ) : (
    <ButtonLink search={{ sort: '-createdAt' }} to="/clients">
      <Trans>See the clients</Trans>
    </ButtonLink>
  )
