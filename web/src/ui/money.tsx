import { useFormats } from './formats.tsx'

interface Props {
  /** A decimal string: "1200.50". */
  amount: string
  /** Where it isn't the company's own. */
  currency?: string
  /** Leaves the cents out. */
  whole?: boolean
  /** "€616K" */
  rough?: boolean
  /** Red below zero. */
  signed?: boolean
}

/** An amount in the company's writing, in figures of equal width. */
export function Money({ amount, currency, whole, rough, signed }: Props) {
  const formats = useFormats()
  const text = rough ? formats.roughMoney(amount, currency) : formats.money(amount, currency, whole)
  const isNegative = signed && amount.startsWith('-')
  return (
    <bdi className="numbers" style={isNegative ? { color: 'var(--mantine-color-error)' } : undefined}>
      {text}
    </bdi>
  )
}
