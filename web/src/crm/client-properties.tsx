import { useLingui } from '@lingui/react/macro'
import type { Client } from '@steward/contract/crm/clients.ts'
import { useMe } from '../platform/session.ts'
import { ContactText } from '../ui/contact-text.tsx'
import { Instant } from '../ui/instant.tsx'
import { Property, PropertyList } from '../ui/property-list.tsx'
import { TextProperty } from '../ui/text-property.tsx'
import { BranchProperty } from './branch-property.tsx'
import { useChangeClient } from './clients.ts'

/** What is known about a client, each fact edited in place. */
export function ClientProperties({ client }: { client: Client }) {
  const { t } = useLingui()
  const { can } = useMe()
  const change = useChangeClient(client)
  const save = (field: keyof Client) =>
    can('can_edit_clients')
      ? (value: string | null) => change({ [field]: value } as Parameters<typeof change>[0])
      : undefined
  return (
    <PropertyList>
      <TextProperty label={t`Name`} onSave={save('name')} required value={client.name} />
      <TextProperty
        label={t`Contact`}
        long
        onSave={save('contactInfo')}
        placeholder={t`Phone, e-mail …`}
        shown={client.contactInfo ? <ContactText>{client.contactInfo}</ContactText> : undefined}
        value={client.contactInfo}
      />
      <TextProperty
        label={t`Address`}
        long
        onSave={save('address')}
        placeholder={t`As it stands on invoices`}
        value={client.address}
      />
      <TextProperty
        label={t`Tax number`}
        onSave={save('taxNumber')}
        placeholder={t`As it stands on invoices`}
        value={client.taxNumber}
      />
      <BranchProperty onSave={save('branchId')} value={client.branchId} />
      <TextProperty
        label={t`Notes`}
        long
        onSave={save('notes')}
        placeholder={t`What else is worth knowing`}
        value={client.notes}
      />
      <Property label={t`Client since`}>
        <Instant value={client.createdAt} />
      </Property>
    </PropertyList>
  )
}
