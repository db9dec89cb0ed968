import { englishWords, type Words, wordsIn } from './words.ts'

export type Format = {
  rightToLeft: boolean
  words: Words
  /** With the currency's sign. */
  money: (amount: string) => string
  /** Without it, for columns. */
  amount: (amount: string) => string
  /** Keeps up to four decimals, as prices of single units have. */
  price: (amount: string) => string
  quantity: (quantity: string) => string
  percent: (percent: string) => string
  day: (day: string) => string
  count: (count: number) => string
}

const rightToLeftLanguages = ['ar', 'he', 'fa', 'ur']

// Intl formats a decimal string digit by digit, without passing through a JavaScript number;
// the library's types only know literal strings.
type Decimal = Intl.StringNumericLiteral

export function formatFor(paper: { locale: string; currency: string }): Format {
  const locale = knownLocale(paper.locale)
  const { language, region } = locale
  const words = wordsIn(locale)
  const { currency } = paper
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const decimals = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options)
    return (value: string) => format.format(value as Decimal)
  }
  // Days stand inside our sentences, so they speak their language. They are Gregorian in every country: that is the
  // calendar they were agreed in.
  const days = new Intl.DateTimeFormat(words ? locale : new Intl.Locale('en', { region }), {
    dateStyle: 'long',
    calendar: 'gregory',
    timeZone: 'UTC',
  })

  return {
    rightToLeft: rightToLeftLanguages.includes(language),
    words: words ?? englishWords,
    money: decimals({ style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits }),
    amount: decimals({ minimumFractionDigits: digits, maximumFractionDigits: digits }),
    price: decimals({ minimumFractionDigits: digits, maximumFractionDigits: Math.max(digits, 4) }),
    quantity: decimals({ maximumFractionDigits: 4 }),
    percent: decimals({ style: 'unit', unit: 'percent', maximumFractionDigits: 4 }),
    day: day => days.format(new Date(`${day}T00:00:00Z`)),
    count: count => decimals({})(String(count)),
  }
}

// A locale that someone typed wrong must not keep an invoice from being printed.
function knownLocale(locale: string): Intl.Locale {
  try {
    return new Intl.Locale(locale)
  } catch {
    return new Intl.Locale('en')
  }
}
