import { Trans, useLingui } from '@lingui/react/macro'
import type { Dashboard, InvoiceAge } from '@steward/contract/dashboard.ts'
import { agesOf } from '../../finance/invoice-ages.ts'
import { sizeOf, sumOf } from '../../ui/amounts.ts'
import { BarList } from '../../ui/bar-list.tsx'
import { Card } from '../../ui/card.tsx'
import { useFormats } from '../../ui/formats.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Money } from '../../ui/money.tsx'
import type { Tone } from '../../ui/status-chip.tsx'

const tones: Record<InvoiceAge, Tone> = {
  not_due: 'new',
  '1_30': 'progress',
  '31_60': 'progress',
  '61_90': 'bad',
  over_90: 'bad',
}

/** What clients owe, by how late it is. */
export function ReceivablesCard({ receivables }: { receivables: NonNullable<Dashboard['receivables']> }) {
  const { t, i18n } = useLingui()
  const { roughMoney, number, today } = useFormats()
  const all = receivables.map(({ due }) => due)
  const late = sumOf(receivables.filter(({ age }) => age !== 'not_due').map(({ due }) => due))
  const owed = roughMoney(sumOf(all))
  const overdue = roughMoney(late)
  return (
    <Card
      action={
        <TextLink fz={13} to="/invoices">
          <Trans>All invoices</Trans>
        </TextLink>
      }
      label={<Trans>Receivables</Trans>}
      title={
        sizeOf(sumOf(all)) === 0
          ? t`Nobody owes you anything`
          : sizeOf(late) === 0
            ? t`${owed} owed, nothing overdue`
            : t`${owed} owed, ${overdue} of it overdue`
      }
    >
      <BarList
        bars={agesOf(today).map(({ age, words, search }) => {
          const found = receivables.find(one => one.age === age)
          return {
            key: age,
            label: i18n._(words),
            size: sizeOf(found?.due ?? '0'),
            tone: tones[age],
            value: <Money amount={found?.due ?? '0'} rough />,
            note: number(found?.count ?? 0),
            link: { to: '/invoices', search },
          }
        })}
        label={t`What clients owe by how late it is, with how many invoices`}
      />
    </Card>
  )
}
