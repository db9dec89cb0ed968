import { Trans, useLingui } from '@lingui/react/macro'
import type { Receivables } from '@steward/contract/finance/reports.ts'
import { useQuery } from '@tanstack/react-query'
import { minus } from '../finance/invoice-totals.ts'
import { useMe } from '../platform/session.ts'
import { Bars, ChartCard, ChartNothing, type ChartTone, ColumnChart } from '../ui/charts.tsx'
import { useFormats } from '../ui/formats.tsx'
import { TextLink } from '../ui/link.tsx'
import { CardTrouble, CardWaiting } from './report-card.tsx'
import { changeOf, type ReportPeriod, shareOf, useStepNames } from './report-parts.ts'
import { invoiceReport, receivablesReport } from './report-queries.ts'

/** What was billed, and what came in on it. */
export function InvoiceReportCard({ now, before }: ReportPeriod) {
  const { t } = useLingui()
  const { money, roughMoney, percent, span } = useFormats()
  const name = useStepNames()
  const { data, error, refetch } = useQuery(invoiceReport(now))
  const { data: earlier } = useQuery(invoiceReport(before))
  if (!data) return error ? <CardTrouble error={error} onRetry={() => void refetch()} /> : <CardWaiting />
  const amount = (value: string) => money(value, data.currency)
  const change = earlier && changeOf(data.issued.value, earlier.issued.value)
  const by = percent(String(Math.abs(change ?? 0)))
  const past = span(before)
  return (
    <ChartCard
      question={<Trans>Invoices issued and paid; {amount(data.overdue.value)} is overdue today</Trans>}
      table={{
        columns: [t`When`, t`Issued`, t`Paid`],
        rows: data.steps.map(step => ({
          key: step.from,
          cells: [name(step).title, amount(step.issued), amount(step.paid)],
        })),
      }}
      title={
        change === undefined || change === 0 ? (
          <Trans>{amount(data.issued.value)} was billed</Trans>
        ) : change > 0 ? (
          <Trans>
            Billing is {by} above {past}
          </Trans>
        ) : (
          <Trans>
            Billing is {by} below {past}
          </Trans>
        )
      }
    >
      <ColumnChart
        format={amount}
        label={t`Invoices issued and paid`}
        points={data.steps.map(({ issued, paid, ...step }) => ({ ...name(step), values: { issued, paid } }))}
        roughly={value => roughMoney(String(value), data.currency)}
        series={[
          { key: 'issued', label: t`Issued`, tone: 'brand', sum: amount(data.issued.value) },
          { key: 'paid', label: t`Paid`, tone: 'good', sum: amount(data.paid.value) },
        ]}
      />
    </ChartCard>
  )
}

const ages = ['notDue', 'days1to30', 'days31to60', 'days61to90', 'over90'] as const
const tones: Record<(typeof ages)[number], ChartTone> = {
  notDue: 'quiet',
  days1to30: 'progress',
  days31to60: 'progress',
  days61to90: 'bad',
  over90: 'bad',
}

/** What clients owe today, by how long it has been due; by client in the table. */
export function ReceivablesCard() {
  const { t } = useLingui()
  const { money, percent } = useFormats()
  const { data, error, refetch } = useQuery(receivablesReport())
  if (!data) return error ? <CardTrouble error={error} onRetry={() => void refetch()} /> : <CardWaiting />
  const amount = (value: string) => money(value, data.currency)
  const { total, notDue } = data.ages
  const late = minus(total, notDue, data.currency)
  const words: Record<(typeof ages)[number], string> = {
    notDue: t`Not due yet`,
    days1to30: t`1–30 days late`,
    days31to60: t`31–60 days late`,
    days61to90: t`61–90 days late`,
    over90: t`More than 90 days late`,
  }
  return (
    <ChartCard
      question={<Trans>What clients owe today, by how long it has been due</Trans>}
      table={{
        columns: [t`Client`, ...ages.map(age => words[age]), t`Total`],
        rows: data.clients.map(client => ({
          key: client.clientId,
          cells: [
            <Debtor client={client} key="client" />,
            ...ages.map(age => amount(client[age])),
            amount(client.total),
          ],
        })),
      }}
      title={
        Number(total) === 0 ? (
          <Trans>Nobody owes anything</Trans>
        ) : Number(late) === 0 ? (
          <Trans>{amount(total)} is owed, none of it late</Trans>
        ) : (
          <Trans>
            {amount(late)} is late, {percent(String(shareOf(late, total)))} of what is owed
          </Trans>
        )
      }
    >
      {Number(total) > 0 ? (
        <Bars
          bars={ages.map(age => ({
            key: age,
            label: words[age],
            value: Number(data.ages[age]),
            shown: amount(data.ages[age]),
            tone: tones[age],
          }))}
          label={t`What clients owe, by age`}
        />
      ) : (
        <ChartNothing>
          <Trans>All invoices are paid.</Trans>
        </ChartNothing>
      )}
    </ChartCard>
  )
}

function Debtor({ client: { clientId, clientName } }: { client: Receivables['clients'][number] }) {
  const { can } = useMe()
  if (!can('can_view_clients')) return <bdi>{clientName}</bdi>
  return (
    <TextLink dir="auto" fz="inherit" params={{ id: clientId }} to="/clients/$id">
      {clientName}
    </TextLink>
  )
}
