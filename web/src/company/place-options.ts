const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Every time zone, as people read it. Browsers leave some out of their list, even the one they are in. */
export const timezones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ownZone])].map(zone => ({
  value: zone,
  label: zoneName(zone),
}))

/** "Europe / Berlin" */
export function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ').replaceAll('/', ' / ')
}

const currencyName = (code: string, names: Intl.DisplayNames) => `${code} · ${names.of(code)}`

/** Every currency, in the reader's language. */
export function currencyOptions(locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map(code => ({ value: code, label: currencyName(code, names) }))
}

// Codes that ISO 3166 keeps for something else than a country, or for parts of one.
const noCountry = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '))
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Every country, in the reader's language and order. */
export function countryOptions(locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  return letters
    .flatMap(first => letters.map(second => first + second))
    .flatMap(code => {
      const name = noCountry.has(code) || new Intl.Locale(`und-${code}`).region !== code ? undefined : names.of(code)
      return name ? [{ value: code, label: name }] : []
    })
    .sort((a, b) => a.label.localeCompare(b.label, locale))
}

const waysOfWriting =
  `ar ar-AE ar-EG ar-MA ar-SA bn-BD cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IE en-IN en-NG en-NZ
en-US en-ZA es-AR es-ES es-MX et-EE fa-IR fi-FI fr-BE fr-CA fr-CH fr-FR he-IL hi-IN hr-HR hu-HU id-ID it-CH it-IT ja-JP ko-KR lt-LT lv-LV
ms-MY nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO sk-SK sl-SI sv-SE th-TH tr-TR uk-UA ur-PK vi-VN zh-CN zh-TW`.split(
    /\s+/,
  )

/** Languages with how a country writes them; the one in use is among them. */
export function writingOptions(locale: string, used: string) {
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  return [...new Set([...waysOfWriting, used])]
    .map(tag => ({ value: tag, label: names.of(tag) ?? tag }))
    .sort((a, b) => a.label.localeCompare(b.label, locale))
}
