import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { draftOf, emptyDraft } from '../finance/drafts.ts'
import { invoiceQuery } from '../finance/invoices.ts'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { DraftPage } from './draft-page.tsx'
import { IssuedPage } from './issued-page.tsx'
import { MissingPage } from './missing-page.tsx'

/** One invoice: the draft is written here, the issued one is read, paid and credited. */
export function InvoicePage() {
  const { id } = useParams({ from: '/shell/invoices/$id' })
  return id === 'new' ? <NewInvoice /> : <StoredInvoice id={id} key={id} />
}
