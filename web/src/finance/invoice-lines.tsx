import { Trans } from '@lingui/react/macro'
import type { Invoice } from '@steward/contract/finance/invoices.ts'
import { useFormats } from '../ui/formats.tsx'
import { Money } from '../ui/money.tsx'
import { InvoiceSums } from './invoice-sums.tsx'
import classes from './paper.module.css'

/** What an issued invoice is for, line by line, and what it comes to. */
export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const { number, percent } = useFormats()
  const { lines, currency } = invoice
  const hasDiscount = lines.some(line => !isNothing(line.discount))
  return (
    <>
      <table className={classes.lines}>
        <thead>
          <tr>
            <th>
              <Trans>Description</Trans>
            </th>
            <th>
              <Trans>Quantity</Trans>
            </th>
            <th>
              <Trans>Unit price</Trans>
            </th>
            {hasDiscount && (
              <th>
                <Trans>Discount</Trans>
              </th>
            )}
            <th>
              <Trans>Tax</Trans>
            </th>
            <th>
              <Trans>Amount</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.id}>
              <td>
                <div dir="auto">{line.description}</div>
                <span className={classes.inSmall}>
                  {number(line.quantity)} × <Money amount={line.unitPrice} currency={currency} />
                  {!isNothing(line.discount) && <> − {percent(line.discount)}</>} + {percent(line.taxRate)}
                </span>
              </td>
              <td>{number(line.quantity)}</td>
              <td>
                <Money amount={line.unitPrice} currency={currency} />
              </td>
              {hasDiscount && <td>{!isNothing(line.discount) && percent(line.discount)}</td>}
              <td>{percent(line.taxRate)}</td>
              <td>
                <Money amount={line.net} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <InvoiceSums currency={currency} lines={lines} paid={invoice.paidAmount} />
    </>
  )
}

const isNothing = (decimal: string) => !/[1-9]/.test(decimal)
