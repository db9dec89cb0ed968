import { Skeleton } from '@mantine/core'
import { sentenceOf } from '../platform/error-toast.ts'
import { ActionWaiting } from '../ui/action-waiting.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Page } from '../ui/page.tsx'
import classes from './record-page.module.css'

interface Props {
  title: string
  trail: Parameters<typeof Page>[0]['trail']
  error: unknown
  onRetry: () => void
  /** Whether there will be anything to do with it. */
  hasActions?: boolean
}

/** The page of a record that is on its way, or could not be loaded. */
export const WaitingRecord = ({ title, trail, error, onRetry, hasActions = true }: Props) => (
  <Page action={hasActions && !error && <ActionWaiting />} title={title} trail={trail}>
    {error ? <ErrorState onRetry={onRetry}>{sentenceOf(error)}</ErrorState> : <RecordWaiting />}
  </Page>
)

const LINES = [0, 1, 2, 3, 4, 5, 6, 7]

/** Where a record will stand: what happened on the left, what is known on the right. */
export const RecordWaiting = () => (
  <div aria-hidden className={classes.record}>
    <div className={classes.head}>
      <Skeleton height={36} radius="md" />
    </div>
    <div className={classes.thread}>
      <Lines />
    </div>
    <div className={classes.side}>
      <Lines />
    </div>
  </div>
)

const Lines = () =>
  LINES.map(line => <Skeleton height={12} key={line} mb={20} radius="sm" width={line % 3 === 1 ? '55%' : '80%'} />)
