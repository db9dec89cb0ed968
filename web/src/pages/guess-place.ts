// Only a first guess, which people see and can change; Intl knows no currency of a country.
const currencyOf: Record<string, string> = {
  AE: 'AED',
  AU: 'AUD',
  BD: 'BDT',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CN: 'CNY',
  CZ: 'CZK',
  DK: 'DKK',
  EG: 'EGP',
  GB: 'GBP',
  HU: 'HUF',
  ID: 'IDR',
  IL: 'ILS',
  IN: 'INR',
  JP: 'JPY',
  KE: 'KES',
  KR: 'KRW',
  MA: 'MAD',
  MX: 'MXN',
  MY: 'MYR',
  NG: 'NGN',
  NO: 'NOK',
  NZ: 'NZD',
  PH: 'PHP',
  PK: 'PKR',
  PL: 'PLN',
  QA: 'QAR',
  RO: 'RON',
  SA: 'SAR',
  SE: 'SEK',
  SG: 'SGD',
  TH: 'THB',
  TR: 'TRY',
  TW: 'TWD',
  UA: 'UAH',
  US: 'USD',
  VN: 'VND',
  ZA: 'ZAR',
}
const euro = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ')

/** Time zone, language, country and currency, as far as the browser gives them away. */
export function guessPlace() {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const locale = navigator.language
  const region = new Intl.Locale(locale).maximize().region
  const country = region && /^[A-Z]{2}$/.test(region) ? region : undefined
  return { timezone, locale, country, currency: guessCurrency(country, timezone) }
}

// An English browser in Berlin says en-US: the clock knows better than the language.
function guessCurrency(country: string | undefined, timezone: string): string {
  if (country && euro.includes(country)) return 'EUR'
  const isElsewhere = country === 'US' && !/^(America|US|Pacific\/Honolulu|Etc|UTC)/.test(timezone)
  if (isElsewhere && timezone === 'Europe/London') return 'GBP'
  if (isElsewhere && timezone.startsWith('Europe/')) return 'EUR'
  return currencyOf[country ?? 'US'] ?? 'USD'
}
