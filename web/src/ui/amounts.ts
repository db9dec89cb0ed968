// Everything that comes from the server has at most four decimals: a bigint of ten-thousandths holds it exactly.
const PLACES = 4
const ONE = 10n ** BigInt(PLACES)

function parse(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.')
  const size = BigInt(whole || '0') * ONE + BigInt(fraction.padEnd(PLACES, '0').slice(0, PLACES))
  return amount.startsWith('-') ? -size : size
}

function write(size: bigint): string {
  const positive = size < 0n ? -size : size
  const fraction = String(positive % ONE)
    .padStart(PLACES, '0')
    .replace(/0+$/, '')
  return `${size < 0n ? '-' : ''}${positive / ONE}${fraction && `.${fraction}`}`
}

/** Decimal strings added up. */
export const sumOf = (amounts: string[]): string => write(amounts.reduce((sum, amount) => sum + parse(amount), 0n))

export const differenceOf = (amount: string, less: string): string => write(parse(amount) - parse(less))

/** Only how long a bar is: a share is no amount. */
export const sizeOf = (amount: string): number => Number(amount)
