import { Trans } from '@lingui/react/macro'
import { useFormats } from '../ui/formats.tsx'
import { Money } from '../ui/money.tsx'
import { invoiceTotals, isMoreThanZero, type LineNumbers, minus } from './invoice-totals.ts'
import classes from './paper.module.css'

interface Props {
  lines: LineNumbers[]
  currency: string
  paid?: string
}

/** Subtotal, tax by rate, total, and what is paid of it. */
export function InvoiceSums({ lines, currency, paid = '0' }: Props) {
  const { percent } = useFormats()
  const { subtotal, taxes, totalAmount } = invoiceTotals(lines, currency)
  const shown = taxes.filter(({ rate }) => isMoreThanZero(rate))
  return (
    <dl className={classes.sums}>
      <div>
        <dt>
          <Trans>Subtotal</Trans>
        </dt>
        <dd>
          <Money amount={subtotal} currency={currency} />
        </dd>
      </div>
      {shown.map(({ rate, base, amount }) => (
        <div key={rate}>
          <dt>
            {taxes.length > 1 ? (
              <Trans>
                Tax {percent(rate)} on <Money amount={base} currency={currency} />
              </Trans>
            ) : (
              <Trans>Tax {percent(rate)}</Trans>
            )}
          </dt>
          <dd>
            <Money amount={amount} currency={currency} />
          </dd>
        </div>
      ))}
      <div className={classes.total}>
        <dt>
          <Trans>Total</Trans>
        </dt>
        <dd>
          <Money amount={totalAmount} currency={currency} />
        </dd>
      </div>
      {isMoreThanZero(paid) && (
        <>
          <div>
            <dt>
              <Trans context="amount">Paid</Trans>
            </dt>
            <dd>
              <Money amount={minus('0', paid, currency)} currency={currency} />
            </dd>
          </div>
          <div className={classes.total}>
            <dt>
              <Trans context="amount">Due</Trans>
            </dt>
            <dd>
              <Money amount={minus(totalAmount, paid, currency)} currency={currency} />
            </dd>
          </div>
        </>
      )}
    </dl>
  )
}
