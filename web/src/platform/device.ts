import { t } from '@lingui/core/macro'

type Sign = [name: string, trace: RegExp]

// In this order: nearly all of them call themselves Safari and Chrome too.
const browsers: Sign[] = [
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS|Chromium)\//],
  ['Safari', /Safari\//],
]
const systems: Sign[] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
]

const foundIn = (signs: Sign[], userAgent: string | null) =>
  userAgent ? signs.find(([, trace]) => trace.test(userAgent))?.[0] : undefined

/** "Firefox on Windows", as far as it can be told from what the browser says of itself. */
export function deviceOf(userAgent: string | null): string {
  const [browser, system] = [foundIn(browsers, userAgent), foundIn(systems, userAgent)]
  return browser && system ? t`${browser} on ${system}` : (browser ?? system ?? t`Another program`)
}

export const isHandheld = (userAgent: string | null) => /iPhone|iPad|Android|Mobile/.test(userAgent ?? '')
