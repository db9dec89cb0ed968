import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Dashboard } from '@steward/contract/dashboard.ts'
import { leadTones, leadWords } from '../../crm/lead-status.tsx'
import { sizeOf, sumOf } from '../../ui/amounts.ts'
import { BarList } from '../../ui/bar-list.tsx'
import { Card } from '../../ui/card.tsx'
import { useFormats } from '../../ui/formats.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Money } from '../../ui/money.tsx'

/** What might still be won, and what became of the rest. */
export function PipelineCard({ pipeline }: { pipeline: NonNullable<Dashboard['pipeline']> }) {
  const { t, i18n } = useLingui()
  const { roughMoney, number } = useFormats()
  const open = pipeline.filter(({ status }) => status === 'new' || status === 'negotiation')
  const count = open.reduce((sum, { count }) => sum + count, 0)
  const value = roughMoney(sumOf(open.map(({ value }) => value)))
  return (
    <Card
      action={
        <TextLink fz={13} to="/leads">
          <Trans>All leads</Trans>
        </TextLink>
      }
      label={<Trans>Pipeline</Trans>}
      title={
        count === 0 ? (
          <Trans>No lead is open</Trans>
        ) : (
          <>
            {value} <Plural one="in # open lead" other="in # open leads" value={count} />
          </>
        )
      }
    >
      <BarList
        bars={pipeline.map(({ status, count, value }) => ({
          key: status,
          label: i18n._(leadWords[status]),
          size: sizeOf(value),
          tone: leadTones[status],
          value: <Money amount={value} rough />,
          note: number(count),
          link: { to: '/leads', search: { view: 'table', status } as never },
        }))}
        label={t`Leads by status, with their value and how many there are`}
      />
    </Card>
  )
}
