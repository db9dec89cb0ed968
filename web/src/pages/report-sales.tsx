import { Trans, useLingui } from '@lingui/react/macro'
import type { PipelineReport } from '@steward/contract/finance/reports.ts'
import { useQuery } from '@tanstack/react-query'
import { ChartCard, ColumnChart } from '../ui/charts.tsx'
import { useFormats } from '../ui/formats.tsx'
import { CardTrouble, CardWaiting } from './report-card.tsx'
import { type ReportPeriod, shareOf, useStepNames } from './report-parts.ts'
import { pipelineReport } from './report-queries.ts'

const winRate = ({ won, lost }: PipelineReport) =>
  won.count + lost.count > 0 ? shareOf(won.count, won.count + lost.count) : undefined

/** How many leads came, and how many of the closed ones were won. */
export function PipelineReportCard({ now, before }: ReportPeriod) {
  const { t } = useLingui()
  const { money, number, percent, span } = useFormats()
  const name = useStepNames()
  const { data, error, refetch } = useQuery(pipelineReport(now))
  const { data: earlier } = useQuery(pipelineReport(before))
  if (!data) return error ? <CardTrouble error={error} onRetry={() => void refetch()} /> : <CardWaiting />
  const rate = winRate(data)
  const rateBefore = earlier && winRate(earlier)
  const value = money(data.won.value, data.currency, true)
  return (
    <ChartCard
      question={
        rateBefore === undefined ? (
          <Trans>Leads opened, won and lost; won for {value}</Trans>
        ) : (
          <Trans>
            Leads opened, won and lost; {percent(String(rateBefore))} were won in {span(before)}
          </Trans>
        )
      }
      table={{
        columns: [t`When`, t`Opened`, t`Won`, t`Lost`],
        rows: data.steps.map(step => ({
          key: step.from,
          cells: [name(step).title, number(step.opened), number(step.won), number(step.lost)],
        })),
      }}
      title={
        rate === undefined ? (
          <Trans>No lead was closed</Trans>
        ) : (
          <Trans>{percent(String(rate))} of the closed leads were won</Trans>
        )
      }
    >
      <ColumnChart
        scale="counts"
        format={number}
        label={t`Leads opened, won and lost`}
        points={data.steps.map(({ opened, won, lost, ...step }) => ({ ...name(step), values: { opened, won, lost } }))}
        roughly={number}
        series={[
          { key: 'opened', label: t`Opened`, tone: 'brand', sum: number(data.opened.count) },
          { key: 'won', label: t`Won`, tone: 'good', sum: number(data.won.count) },
          { key: 'lost', label: t`Lost`, tone: 'bad', sum: number(data.lost.count) },
        ]}
      />
    </ChartCard>
  )
}
