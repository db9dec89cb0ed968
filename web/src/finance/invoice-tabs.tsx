import { useLingui } from '@lingui/react/macro'
import { Skeleton, UnstyledButton } from '@mantine/core'
import type { InvoiceStatus, InvoiceSums } from '@steward/contract/finance/invoices.ts'
import { useFormats } from '../ui/formats.tsx'
import { Money } from '../ui/money.tsx'
import { ToneDot } from '../ui/status-chip.tsx'
import type { InvoiceFilters } from './invoice-filters.ts'
import { statusTones } from './invoice-status.tsx'
import classes from './invoice-tabs.module.css'
import { sumOf } from './invoice-totals.ts'
import { useInvoiceSums } from './invoices.ts'

interface Props {
  filters: InvoiceFilters
  onChoose: (status: InvoiceStatus | undefined) => void
}

const states = ['draft', 'unpaid', 'overdue', 'paid', 'void'] as const

/** The states an invoice can be in, with how many there are and how much: a click narrows the list to one. */
export function InvoiceTabs({ filters, onChoose }: Props) {
  const { t } = useLingui()
  const { data } = useInvoiceSums(filters)
  const words: Record<InvoiceStatus, string> = {
    draft: t`Drafts`,
    unpaid: t({ message: 'Due', context: 'invoices' }),
    overdue: t`Overdue`,
    paid: t`Paid`,
    void: t`Void`,
  }
  return (
    <fieldset aria-label={t`State`} className={classes.tabs}>
      <Tab
        isChosen={filters.status === undefined}
        label={t`All`}
        onClick={() => onChoose(undefined)}
        sum={data && owedIn(data)}
        {...(data && { currency: data.currency, note: t`owed` })}
      />
      {states.map(state => (
        <Tab
          isChosen={filters.status === state}
          key={state}
          label={words[state]}
          onClick={() => onChoose(filters.status === state ? undefined : state)}
          sum={data?.[state]}
          tone={state}
          {...(data && { currency: data.currency })}
        />
      ))}
    </fieldset>
  )
}

const owedIn = (sums: InvoiceSums) => ({
  count: states.reduce((all, state) => all + sums[state].count, 0),
  amount: sumOf([sums.unpaid.amount, sums.overdue.amount], sums.currency),
})

interface TabProps {
  label: string
  isChosen: boolean
  sum: { count: number; amount: string } | undefined
  currency?: string
  note?: string
  tone?: InvoiceStatus
  onClick: () => void
}

function Tab({ label, isChosen, sum, currency, note, tone, onClick }: TabProps) {
  const { number } = useFormats()
  return (
    <UnstyledButton aria-pressed={isChosen} className={classes.tab} onClick={onClick}>
      <span className={classes.name}>
        {tone && <ToneDot tone={statusTones[tone]} />}
        {label}
        {sum && <span className={`${classes.count} numbers`}>{number(sum.count)}</span>}
      </span>
      <span className={classes.amount}>
        {sum && currency ? <Money amount={sum.amount} currency={currency} /> : <Skeleton height={12} width={72} />}
        {note && <span className={classes.note}>{note}</span>}
      </span>
    </UnstyledButton>
  )
}
