import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMe } from '../platform/session.ts'
import { Bars } from '../ui/charts.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Money } from '../ui/money.tsx'
import type { LedgerFilters } from './ledger-filters.ts'
import classes from './ledger-summary.module.css'
import { useLedgerTotals } from './transactions.ts'

const LARGEST = 3

/** What the filtered ledger comes to: what was there before, what came and went, what is there now. */
export function LedgerSummary({ filters }: { filters: LedgerFilters }) {
  const { t } = useLingui()
  const { can } = useMe()
  const { roughMoney } = useFormats()
  const { data } = useLedgerTotals(filters)
  const spent = (data?.categories ?? []).filter(({ type }) => type === 'debit').slice(0, LARGEST)
  const money = (amount: string | undefined, signed = false) =>
    amount === undefined || !data ? (
      <Skeleton height={12} mt={6} width={88} />
    ) : (
      <Money amount={amount} currency={data.currency} signed={signed} />
    )
  return (
    <section aria-label={t`Sums`} className={classes.summary}>
      <dl className={classes.figures}>
        {filters.period && <Figure label={t`Opening balance`}>{money(data?.opening, true)}</Figure>}
        <Figure label={t`Income`} tone="good">
          {money(data?.in)}
        </Figure>
        <Figure label={t`Expenses`}>{money(data?.out)}</Figure>
        <Figure label={filters.period ? t`Closing balance` : t`Balance`} strong>
          {money(data?.closing, true)}
        </Figure>
      </dl>
      {spent.length > 1 && data && (
        <div className={classes.spent}>
          <Bars
            bars={spent.map(({ category, amount }) => ({
              key: category,
              label: category,
              value: Number(amount),
              shown: roughMoney(amount, data.currency),
              tone: 'quiet',
            }))}
            dense
            label={t`Largest expenses`}
          />
        </div>
      )}
      {!can('can_view_salaries') && (
        <p className={classes.note}>
          <Trans>Salaries are not shown to you, and are in none of these sums.</Trans>
        </p>
      )}
    </section>
  )
}

interface FigureProps {
  label: string
  tone?: 'good'
  strong?: boolean
  children: ReactNode
}

function Figure({ label, tone, strong, children }: FigureProps) {
  return (
    <div data-strong={strong || undefined} data-tone={tone}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
