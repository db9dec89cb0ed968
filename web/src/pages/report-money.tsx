import { Trans, useLingui } from '@lingui/react/macro'
import type { LedgerReport } from '@steward/contract/finance/reports.ts'
import { useQuery } from '@tanstack/react-query'
import { minus } from '../finance/invoice-totals.ts'
import { Bars, ChartCard, ChartNothing, ColumnChart } from '../ui/charts.tsx'
import { useFormats } from '../ui/formats.tsx'
import { CardTrouble, CardWaiting } from './report-card.tsx'
import { changeOf, type ReportPeriod, shareOf, useStepNames } from './report-parts.ts'
import { ledgerReport } from './report-queries.ts'

/** What came in and went out, and what for. */
export function MoneyReports({ now, before }: ReportPeriod) {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(ledgerReport(now))
  const { data: earlier } = useQuery(ledgerReport(before))
  if (!data) {
    return error ? <CardTrouble error={error} onRetry={() => void refetch()} wide /> : <CardWaiting wide />
  }
  return (
    <>
      <InAndOut before={before} data={data} earlier={earlier} />
      <Categories data={data} label={t`Expenses by category`} type="debit" />
      <Categories data={data} label={t`Income by category`} type="credit" />
    </>
  )
}

interface InAndOutProps {
  data: LedgerReport
  earlier: LedgerReport | undefined
  before: ReportPeriod['before']
}

function InAndOut({ data, earlier, before }: InAndOutProps) {
  const { t } = useLingui()
  const { money, roughMoney, span } = useFormats()
  const name = useStepNames()
  const { currency } = data
  const amount = (value: string) => money(value, currency)
  const isEmpty = Number(data.in) === 0 && Number(data.out) === 0
  const left = minus(data.in, data.out, currency)
  const change = earlier && changeOf(data.in, earlier.in)
  return (
    <ChartCard
      question={<Question change={change} past={span(before)} />}
      table={{
        columns: [t`When`, t`In`, t`Out`, t`Left`],
        rows: data.steps.map(step => ({
          key: step.from,
          cells: [name(step).title, amount(step.in), amount(step.out), amount(minus(step.in, step.out, currency))],
        })),
      }}
      title={
        isEmpty ? (
          <Trans>No money came in or went out</Trans>
        ) : left.startsWith('-') ? (
          <Trans>{amount(left.slice(1))} more went out than came in</Trans>
        ) : (
          <Trans>{amount(left)} more came in than went out</Trans>
        )
      }
      wide
    >
      <ColumnChart
        format={amount}
        height={240}
        label={t`Money in and out`}
        points={data.steps.map(step => ({ ...name(step), values: { in: step.in, out: step.out } }))}
        roughly={value => roughMoney(String(value), currency)}
        series={[
          { key: 'in', label: t`In`, tone: 'good', sum: amount(data.in) },
          { key: 'out', label: t`Out`, tone: 'quiet', sum: amount(data.out) },
        ]}
      />
    </ChartCard>
  )
}

function Question({ change, past }: { change: number | undefined; past: string }) {
  const { percent } = useFormats()
  if (change === undefined) return <Trans>Money in and out</Trans>
  const by = percent(String(Math.abs(change)))
  if (change === 0) return <Trans>Money in and out; as much came in as in {past}</Trans>
  return change > 0 ? (
    <Trans>
      Money in and out; income is {by} above {past}
    </Trans>
  ) : (
    <Trans>
      Money in and out; income is {by} below {past}
    </Trans>
  )
}

const SHOWN = 6

function Categories({ data, type, label }: { data: LedgerReport; type: 'credit' | 'debit'; label: string }) {
  const { t } = useLingui()
  const { money, percent } = useFormats()
  const { currency } = data
  const whole = type === 'credit' ? data.in : data.out
  const all = data.categories.filter(category => category.type === type)
  const [first] = all
  const shown = all.length > SHOWN ? all.slice(0, SHOWN - 1) : all
  const others = shown.reduce((left, { amount }) => minus(left, amount, currency), whole)
  const share = (amount: string) => {
    const part = shareOf(amount, whole)
    return part === 0 && Number(amount) > 0 ? `< ${percent('1')}` : percent(String(part))
  }
  const bars = [
    ...shown.map(({ category, amount }) => ({ key: category, label: category, amount })),
    ...(all.length > shown.length ? [{ key: ' others', label: t`All others`, amount: others }] : []),
  ]
  return (
    <ChartCard
      question={label}
      table={{
        columns: [t`Category`, t`Amount`, t`Share`],
        rows: all.map(({ category, amount }) => ({
          key: category,
          cells: [category, money(amount, currency), share(amount)],
        })),
      }}
      title={
        !first ? (
          type === 'credit' ? (
            <Trans>Nothing came in</Trans>
          ) : (
            <Trans>Nothing was spent</Trans>
          )
        ) : type === 'credit' ? (
          <Trans>
            {first.category} brought in {share(first.amount)} of all income
          </Trans>
        ) : (
          <Trans>
            {first.category} took {share(first.amount)} of all expenses
          </Trans>
        )
      }
    >
      {first ? (
        <Bars
          bars={bars.map(({ key, label, amount }) => ({
            key,
            label,
            value: Number(amount),
            shown: money(amount, currency),
            note: share(amount),
            tone: type === 'credit' ? 'good' : 'quiet',
          }))}
          label={label}
        />
      ) : (
        <ChartNothing />
      )}
    </ChartCard>
  )
}
