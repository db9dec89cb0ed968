import { Trans } from '@lingui/react/macro'
import { useMe } from '../platform/session.ts'
import { SpokenToOthers } from '../platform/spoken-to-others.tsx'
import { formatsOf } from '../ui/formats.tsx'
import classes from './company.module.css'

/** The top of an invoice as clients get it, with what the company says of itself. */
export function Letterhead() {
  const { company, today } = useMe()
  const { day, money } = formatsOf({ ...company, today })
  const lines = [company.address, company.email, company.phone, company.taxNumber].filter(Boolean)
  return (
    <SpokenToOthers className={classes.paper} locale={company.locale}>
      <div className={classes.paperHead}>
        <span className={classes.paperTitle}>
          <Trans>Invoice</Trans>
        </span>
        {company.logo ? (
          <img alt={company.name} className={classes.paperLogo} src={company.logo} />
        ) : (
          <strong dir="auto">{company.name}</strong>
        )}
      </div>
      <p className={classes.quiet}>{day(today)}</p>
      <div className={classes.paperParties}>
        <div>
          <p className={classes.quiet}>
            <Trans>From</Trans>
          </p>
          <div className={classes.party} dir="auto">
            <strong>{company.name}</strong>
            {lines.map(line => (
              <div key={line}>{line}</div>
            ))}
          </div>
        </div>
        <div>
          <p className={classes.quiet}>
            <Trans>Bill to</Trans>
          </p>
          <div aria-hidden className={classes.blank}>
            <span />
            <span />
            <span />
          </div>
        </div>
      </div>
      <div className={classes.paperSum}>
        <span>
          <Trans context="amount">Due</Trans>
        </span>
        <strong className="numbers">{money('1234.5')}</strong>
      </div>
      {company.invoiceTerms && (
        <div className={classes.paperTerms} dir="auto">
          {company.invoiceTerms}
        </div>
      )}
    </SpokenToOthers>
  )
}
