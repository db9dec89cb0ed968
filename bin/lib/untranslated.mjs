// Sentences of the screens that a language has no words for yet.
import { readFileSync } from 'node:fs'
import { formatter } from '@lingui/format-po'
import { at } from './project.mjs'

const read = (locale, sourceLocale = 'en') =>
  formatter({ lineNumbers: false }).parse(readFileSync(at(`web/src/locales/${locale}.po`), 'utf8'), {
    locale,
    sourceLocale,
  })

/** `de  "Add a person"` for each sentence that stands on a screen and is missing in a language. */
export async function untranslated(locales = ['de', 'ar']) {
  const said = await read('en')
  const found = []
  for (const locale of locales) {
    const known = await read(locale)
    for (const [id, { message }] of Object.entries(said)) {
      if (!known[id]?.translation) found.push(`${locale}  "${message ?? id}"`)
    }
  }
  return found
}
