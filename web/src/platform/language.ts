import { i18n } from '@lingui/core'

export const languages = { en: 'English', de: 'Deutsch', ar: 'العربية' } as const
export type Language = keyof typeof languages

const KEY = 'steward-language'
const rightToLeft: Language[] = ['ar']

/** What the person chose, else the browser's first language that we speak. */
export function currentLanguage(): Language {
  const wanted = [localStorage.getItem(KEY), ...navigator.languages].map(tag => tag?.slice(0, 2))
  return (wanted.find(tag => tag && tag in languages) as Language | undefined) ?? 'en'
}

export const directionOf = (language: Language) => (rightToLeft.includes(language) ? 'rtl' : 'ltr')

/** Loads the catalogue and turns the page to the language's direction. */
export async function speak(language: Language): Promise<void> {
  const { messages } = await catalogues[language]()
  i18n.loadAndActivate({ locale: language, messages })
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
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
