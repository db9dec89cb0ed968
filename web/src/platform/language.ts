import { type I18n, i18n, setupI18n } from '@lingui/core'

export const languages = { en: 'English', de: 'Deutsch', ar: 'العربية' } as const
export type Language = keyof typeof languages

const KEY = 'steward-language'
const rightToLeft = ['ar', 'fa', 'he', 'ur']

/** What the person chose, else the browser's first language that we speak. */
export function currentLanguage(): Language {
  return [localStorage.getItem(KEY), ...navigator.languages].map(spokenOf).find(Boolean) ?? 'en'
}

/** The language of a locale, where we speak it. */
export function spokenOf(locale: string | null): Language | undefined {
  const language = locale?.split('-')[0]
  return language && language in languages ? (language as Language) : undefined
}

/** Of a language or a locale. */
export const directionOf = (locale: string) => (rightToLeft.includes(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr')

/** Loads the catalogue and turns the page to the language's direction. */
export async function speak(language: Language): Promise<void> {
  const { messages } = await catalogues[language]()
  i18n.loadAndActivate({ locale: language, messages })
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}

/** Words in another language than the page's, for what others get to read. */
export async function wordsOf(language: Language): Promise<I18n> {
  const { messages } = await catalogues[language]()
  return setupI18n({ locale: language, messages: { [language]: messages } })
}

/** Loads the page anew: sentences are also in caches and titles, and people change their language once. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEY, language)
  location.reload()
}

const catalogues = {
  en: () => import('../locales/en.po'),
  de: () => import('../locales/de.po'),
  ar: () => import('../locales/ar.po'),
}
