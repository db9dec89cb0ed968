import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChartBar, IconPrinter } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Ahead } from '../platform/ahead.ts'
import { useMe } from '../platform/session.ts'
import { Together } from '../platform/together.tsx'
import { ChartGrid } from '../ui/charts.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Page } from '../ui/page.tsx'
import { PeriodPicker } from '../ui/period-picker.tsx'
import { type PeriodChoice, spanBefore, spanOf } from '../ui/periods.ts'
import { CardWaiting } from './report-card.tsx'
import { InvoiceReportCard, ReceivablesCard } from './report-invoices.tsx'
import { MoneyReports } from './report-money.tsx'
import { askForReports } from './report-queries.ts'
import { PipelineReportCard } from './report-sales.tsx'
import { RatingCard, ResponseReports, TaskReportCard } from './report-work.tsx'
import classes from './reports-page.module.css'

const periodOf = (choice: PeriodChoice, today: string) => {
  const now = spanOf(choice, today)
  return { now, before: spanBefore(choice, now) }
}

export const ahead: Ahead<PeriodChoice> = (cache, me, { search }) =>
  askForReports(cache, me, periodOf(search, me.today))

/** How the company does, one question a card. */
export function ReportsPage() {
  const { t } = useLingui()
  const { can } = useMe()
  const { today, span } = useFormats()
  const navigate = useNavigate({ from: '/reports' })
  const choice = useSearch({ from: '/shell/reports' })
  const period = periodOf(choice, today)
  const hasAny = (
    ['can_view_transactions', 'can_view_invoices', 'can_view_leads', 'can_view_social', 'can_view_tasks'] as const
  ).some(can)
  return (
    <Page
      title={t`Reports`}
      tools={
        <>
          <PeriodPicker onChange={search => void navigate({ search, replace: true })} value={choice} />
          <span className={classes.compared}>
            <Trans>compared with {span(period.before)}</Trans>
          </span>
          <Tooltip label={t`Print`}>
            <ActionIcon aria-label={t`Print`} className={classes.print} onClick={() => window.print()}>
              <IconPrinter aria-hidden size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      {hasAny ? (
        <Together waiting={<Waiting />}>
          <ChartGrid>
            {can('can_view_transactions') && <MoneyReports {...period} />}
            {can('can_view_invoices') && <InvoiceReportCard {...period} />}
            {can('can_view_invoices') && <ReceivablesCard />}
            {can('can_view_leads') && <PipelineReportCard {...period} />}
            {can('can_view_tasks') && <TaskReportCard {...period} />}
            {can('can_view_social') && <ResponseReports {...period} />}
            {can('can_view_social') && <RatingCard {...period} />}
          </ChartGrid>
        </Together>
      ) : (
        <EmptyState icon={IconChartBar} title={<Trans>Nothing to report to you</Trans>}>
          <Trans>Reports show what you may see in the lists: money, invoices, leads, conversations or tasks.</Trans>
        </EmptyState>
      )}
    </Page>
  )
}

const Waiting = () => (
  <ChartGrid>
    <CardWaiting wide />
    {[0, 1, 2, 3].map(card => (
      <CardWaiting key={card} />
    ))}
  </ChartGrid>
)
