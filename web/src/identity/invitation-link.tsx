import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { useFormats } from '../ui/formats.tsx'
import { TakeAwayField } from '../ui/take-away-field.tsx'
import classes from './identity.module.css'

interface Props {
  link: { path: string; expiresAt: string }
  name: string
}

/** The link by which somebody chooses a password. Whoever has it is that person, so it goes to them alone. */
export function InvitationLink({ link, name }: Props) {
  const { t } = useLingui()
  const { day, dayOf } = useFormats()
  const { data: setup } = useQuery(api.company.setup.look.queryOptions({ staleTime: 60_000 }))
  return (
    <>
      <p className={classes.words}>
        <Trans>
          Hand this link to {name}, and to nobody else: it works once, until {day(dayOf(link.expiresAt))}, and lets them
          choose a password. It is not shown again; you can always make a new one.
        </Trans>
      </p>
      {setup?.mail && (
        <p className={classes.words}>
          <Trans>It is also on its way to them by mail.</Trans>
        </p>
      )}
      <TakeAwayField label={t`Invitation link`} value={`${location.origin}${link.path}`} />
    </>
  )
}
