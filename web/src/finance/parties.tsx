import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import classes from './paper.module.css'

interface Props {
  clientId: string | undefined
  /** The client's name: a link, or the field to choose one. */
  children: ReactNode
}

/** From whom and to whom, as the paper has it. */
export function Parties({ clientId, children }: Props) {
  const { company, can } = useMe()
  const { data: client } = useQuery({
    ...api.crm.clients.find.queryOptions({ input: { id: clientId ?? '' } }),
    enabled: clientId !== undefined && can('can_view_clients'),
  })
  return (
    <div className={classes.parties}>
      <div>
        <p className={classes.label}>
          <Trans>From</Trans>
        </p>
        <div className={classes.party} dir="auto">
          <strong>{company.name}</strong>
          <Lines of={[company.address, company.email, company.phone, company.taxNumber]} />
        </div>
      </div>
      <div>
        <p className={classes.label}>
          <Trans>Bill to</Trans>
        </p>
        <div className={classes.party} dir="auto">
          {children}
          {client && client.id === clientId && <Lines of={[client.address, client.taxNumber]} />}
        </div>
      </div>
    </div>
  )
}

const Lines = ({ of }: { of: (string | null)[] }) => of.filter(Boolean).map(text => <div key={text}>{text}</div>)
