const digitsOf = new Map<string, number>()

/** How many decimals a currency has (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDigits(currency: string): number {
  let digits = digitsOf.get(currency)
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
    digitsOf.set(currency, digits)
  }
  return digits
}

/** A stored decimal such as "1200.5000" in the currency's own digits, "1200.50". Finer parts that are not zero stay visible. */
export function inDigitsOf(currency: string, stored: string): string {
  const digits = currencyDigits(currency)
  const point = stored.indexOf('.')
  if (point < 0) return digits ? `${stored}.${'0'.repeat(digits)}` : stored
  const fraction = stored
    .slice(point + 1)
    .replace(/0+$/, '')
    .padEnd(digits, '0')
  return fraction ? `${stored.slice(0, point)}.${fraction}` : stored.slice(0, point)
}

/** A stored quantity or percentage without idle zeros: "19.0000" is "19". */
export const plainDecimal = (stored: string) => (stored.includes('.') ? stored.replace(/\.?0+$/, '') : stored)
