/**
 * What somebody typed as a decimal string: "1.200,50", "1,200.50" and "1 200.50" all read as "1200.50".
 * Undefined when it is no number or has more than `digits` after the comma. A single separator is decided by the locale,
 * except where only one reading makes sense ("12.5" in Germany).
 */
export function readNumber(typed: string, locale: string, digits = 2): string | undefined {
  const text = latinDigits(typed)
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',')
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(text)) return undefined
  const mark = decimalMarkOf(text, locale)
  const [whole = '', fraction = '', ...rest] = mark ? text.split(mark) : [text]
  const groups = whole.split(/[.,]/)
  const isGrouped = groups.length === 1 || (groups.slice(1).every(group => group.length === 3) && groups[0] !== '')
  if (rest.length > 0 || /[.,]/.test(fraction) || fraction.length > digits || !isGrouped) return undefined
  const plain = groups.join('').replace(/^(-?)0+(?=\d)/, '$1') || '0'
  return fraction ? `${plain === '-' ? '-0' : plain}.${fraction}` : plain
}

/** A decimal string as somebody here would type it: "1200,50". */
export const writeNumber = (value: string, locale: string) => value.replace('.', localMark(locale))

/** The same with its thousands apart, to be read and not typed into: "1.200,50". */
export function groupNumber(value: string, locale: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(value) ?? []
  if (!whole) return writeNumber(value, locale)
  const grouped = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).format(BigInt(whole))
  return `${sign}${grouped}${writeNumber(fraction, locale)}`
}

// Where both occur the later one is the decimal mark; one that occurs twice only groups.
function decimalMarkOf(text: string, locale: string): '.' | ',' | undefined {
  const [dot, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')]
  if (dot < 0 && comma < 0) return undefined
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ','
  const mark = dot >= 0 ? '.' : ','
  const parts = text.split(mark)
  if (parts.length > 2) return undefined
  const mightGroup = parts[1]?.length === 3 && /^-?[1-9]\d{0,2}$/.test(parts[0] ?? '')
  return mightGroup && mark !== localMark(locale) ? undefined : mark
}

const localMark = (locale: string) =>
  new Intl.NumberFormat(locale).formatToParts(1.5).find(part => part.type === 'decimal')?.value === ',' ? ',' : '.'

const latinDigits = (text: string) =>
  text
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
