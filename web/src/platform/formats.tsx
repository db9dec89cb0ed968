import type { ReactNode } from 'react'
import { FormatsProvider } from '../ui/formats.tsx'
import { currentLanguage } from './language.ts'
import { useMe } from './session.ts'

/** Money and dates as the company writes them. */
export function CompanyFormats({ children }: { children: ReactNode }) {
  const { company, today } = useMe()
  return (
    <FormatsProvider
      locale={localeFor(company.locale)}
      currency={company.currency}
      timezone={company.timezone}
      today={today}
    >
      {children}
    </FormatsProvider>
  )
}

/** The company's own way of writing (de-AT), unless the person reads another language. */
function localeFor(companyLocale: string): string {
  const language = currentLanguage()
  return companyLocale.split('-')[0] === language ? companyLocale : language
}
