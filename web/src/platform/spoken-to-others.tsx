import { I18nProvider } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { directionOf, spokenOf, wordsOf } from './language.ts'

interface Props {
  /** BCP 47. Whose language we don't speak gets English, as on paper. */
  locale: string
  className?: string | undefined
  children: ReactNode
}

/** What others get to read, in their language and not in that of whoever looks at it here. */
export function SpokenToOthers({ locale, className, children }: Props) {
  const language = spokenOf(locale) ?? 'en'
  const { data: words } = useQuery({
    queryKey: ['words', language],
    queryFn: () => wordsOf(language),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className={className} dir={directionOf(locale)} lang={language}>
      {words && <I18nProvider i18n={words}>{children}</I18nProvider>}
    </div>
  )
}
