import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { Dashboard } from '@steward/contract/dashboard.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { differenceOf, sizeOf } from '../../ui/amounts.ts'
import { Card } from '../../ui/card.tsx'
import { lastOfMonth } from '../../ui/days.ts'
import { useFormats } from '../../ui/formats.tsx'
import { Money } from '../../ui/money.tsx'
import { PairBars } from '../../ui/pair-bars.tsx'
import classes from './home-page.module.css'

type Months = NonNullable<Dashboard['money']>

/** What came in and went out, month by month. */
export function MoneyCard({ months }: { months: Months }) {
  const { t } = useLingui()
  const { roughMoney, monthName, fullMonth } = useFormats()
  const [isTable, setTable] = useState(false)
  return (
    <Card
      action={
        <Button
          aria-pressed={isTable}
          color="gray"
          onClick={() => setTable(!isTable)}
          size="compact-sm"
          variant={isTable ? 'light' : 'subtle'}
        >
          <Trans>As table</Trans>
        </Button>
      }
      label={<Trans>Money</Trans>}
      title={useAnswer(months)}
    >
      {isTable ? (
        <MonthTable months={months} />
      ) : (
        <PairBars
          label={t`Money in and out by month`}
          names={[t`In`, t`Out`]}
          pairs={months.map(({ month, in: came, out }) => ({
            key: month,
            label: monthName(month),
            fullLabel: fullMonth(month),
            sizes: [sizeOf(came), sizeOf(out)],
            values: [roughMoney(came), roughMoney(out)],
            link: linkTo(month),
          }))}
          scale={size => roughMoney(String(Math.round(size)))}
        />
      )}
    </Card>
  )
}

const linkTo = (month: string) => ({
  to: '/transactions' as const,
  search: { from: `${month}-01`, to: lastOfMonth(month) },
})

function useAnswer(months: Months): string {
  const { t } = useLingui()
  const { roughMoney } = useFormats()
  const now = months.at(-1)
  const gain = differenceOf(now?.in ?? '0', now?.out ?? '0')
  const size = roughMoney(gain.replace('-', ''))
  if (sizeOf(gain) > 0) return t`${size} more came in than went out this month`
  if (sizeOf(gain) < 0) return t`${size} more went out than came in this month`
  return sizeOf(now?.in ?? '0') > 0
    ? t`As much came in as went out this month`
    : t`Nothing came in or went out this month`
}

function MonthTable({ months }: { months: Months }) {
  const { fullMonth } = useFormats()
  return (
    <table className={`${classes.table} numbers`}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Month</Trans>
          </th>
          <th scope="col">
            <Trans>In</Trans>
          </th>
          <th scope="col">
            <Trans>Out</Trans>
          </th>
          <th scope="col">
            <Trans>Left</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map(({ month, in: came, out }) => (
          <tr key={month}>
            <th scope="row">
              <Link {...linkTo(month)}>{fullMonth(month)}</Link>
            </th>
            <td>
              <Money amount={came} />
            </td>
            <td>
              <Money amount={out} />
            </td>
            <td>
              <Money amount={differenceOf(came, out)} signed />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
