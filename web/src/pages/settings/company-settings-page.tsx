import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { type CompanyChanges, useChangeCompany } from '../../company/company.ts'
import { Letterhead } from '../../company/letterhead.tsx'
import { LogoRow } from '../../company/logo-row.tsx'
import { countryOptions, currencyOptions, timezones, writingOptions, zoneName } from '../../company/place-options.ts'
import { useMe } from '../../platform/session.ts'
import { ChoiceProperty } from '../../ui/choice-property.tsx'
import { formatsOf } from '../../ui/formats.tsx'
import { PropertyList } from '../../ui/property-list.tsx'
import { TextProperty } from '../../ui/text-property.tsx'
import classes from './company-settings-page.module.css'
import { SettingsCard, SettingsPage } from './settings-page.tsx'

/** What the company is called, where it is, and how it writes. */
export function CompanySettingsPage() {
  const { t } = useLingui()
  return (
    <SettingsPage title={t`Company`}>
      <div className={classes.columns}>
        <div>
          <Identity />
          <Place />
          <Terms />
        </div>
        <section aria-labelledby="letterhead" className={classes.preview}>
          <h2 id="letterhead">
            <Trans>On an invoice</Trans>
          </h2>
          <Letterhead />
        </section>
      </div>
    </SettingsPage>
  )
}

function useSave() {
  const change = useChangeCompany()
  return <K extends keyof CompanyChanges>(field: K) =>
    (value: string | null) =>
      change({ [field]: value } as CompanyChanges)
}

function Identity() {
  const { t } = useLingui()
  const { company } = useMe()
  const save = useSave()
  return (
    <SettingsCard title={<Trans>Who you are</Trans>}>
      <LogoRow />
      <PropertyList>
        <TextProperty label={t`Name`} onSave={save('name')} required value={company.name} />
        <TextProperty
          label={t`Address`}
          long
          onSave={save('address')}
          placeholder={t`Street, town`}
          value={company.address}
        />
        <TextProperty
          label={t`Tax number`}
          onSave={save('taxNumber')}
          placeholder={t`As invoices have to show it`}
          value={company.taxNumber}
        />
        <TextProperty
          label={t`E-mail`}
          onSave={save('email')}
          placeholder={t`Where clients reach you`}
          value={company.email}
        />
        <TextProperty
          label={t`Phone`}
          onSave={save('phone')}
          placeholder={t`Where clients reach you`}
          value={company.phone}
        />
      </PropertyList>
    </SettingsCard>
  )
}

function Place() {
  const { t, i18n } = useLingui()
  const { company, today } = useMe()
  const save = useSave()
  const { locale, currency, timezone } = company
  const options = useMemo(
    () => ({
      countries: countryOptions(i18n.locale),
      currencies: currencyOptions(i18n.locale),
      writing: writingOptions(i18n.locale, locale),
    }),
    [i18n.locale, locale],
  )
  const own = formatsOf({ locale, currency, timezone, today })
  const labelOf = (list: { value: string; label: string }[], value: string | null) =>
    list.find(option => option.value === value)?.label ?? value
  return (
    <SettingsCard
      hint={
        <Trans>
          Changing the currency converts nothing: amounts keep their figures, and issued invoices their own currency.
        </Trans>
      }
      title={<Trans>Where you are</Trans>}
    >
      <PropertyList>
        <ChoiceProperty
          clearable
          label={t`Country`}
          onSave={save('country')}
          options={options.countries}
          shown={labelOf(options.countries, company.country)}
          value={company.country}
        />
        <ChoiceProperty
          label={t`Time zone`}
          onSave={save('timezone')}
          options={timezones}
          shown={zoneName(timezone)}
          value={timezone}
        />
        <ChoiceProperty
          label={t`Currency`}
          onSave={save('currency')}
          options={options.currencies}
          shown={labelOf(options.currencies, currency)}
          value={currency}
        />
        <ChoiceProperty
          label={t`Language and format`}
          onSave={save('locale')}
          options={options.writing}
          shown={
            <>
              {labelOf(options.writing, locale)}
              <span className={classes.sample}>
                {own.money('1234.5')} · {own.fullDay(today)}
              </span>
            </>
          }
          value={locale}
        />
      </PropertyList>
    </SettingsCard>
  )
}

function Terms() {
  const { t } = useLingui()
  const { company } = useMe()
  const save = useSave()
  return (
    <SettingsCard
      hint={<Trans>Stands under every invoice: when to pay, and into which account.</Trans>}
      title={<Trans>Invoices</Trans>}
    >
      <PropertyList>
        <TextProperty
          label={t`Terms`}
          long
          onSave={save('invoiceTerms')}
          placeholder={t`Payable within 14 days …`}
          value={company.invoiceTerms}
        />
      </PropertyList>
    </SettingsCard>
  )
}
