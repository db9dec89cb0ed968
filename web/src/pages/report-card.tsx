import { Trans } from '@lingui/react/macro'
import { Button, Skeleton } from '@mantine/core'
import { sentenceOf } from '../platform/error-toast.ts'
import { ChartCard, ChartNothing } from '../ui/charts.tsx'

/** A report that is on its way. */
export const CardWaiting = ({ wide }: { wide?: boolean }) => (
  <Skeleton height={340} radius="lg" style={wide ? { gridColumn: '1 / -1' } : undefined} />
)

/** A report that could not be made; the others stand. */
export function CardTrouble({ error, onRetry, wide }: { error: unknown; onRetry: () => void; wide?: boolean }) {
  return (
    <ChartCard question={sentenceOf(error)} title={<Trans>This could not be loaded</Trans>} {...(wide && { wide })}>
      <ChartNothing>
        <Button onClick={onRetry} variant="default">
          <Trans>Try again</Trans>
        </Button>
      </ChartNothing>
    </ChartCard>
  )
}
