import { Trans, useLingui } from '@lingui/react/macro'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useLocation, useParams, useSearch } from '@tanstack/react-router'
import { draftOf, emptyDraft } from '../finance/drafts.ts'
import { invoiceQuery } from '../finance/invoices.ts'
import type { Ahead } from '../platform/ahead.ts'
import { api } from '../platform/api.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { isProblem } from '../platform/problem.ts'
import { useMe } from '../platform/session.ts'
import { timelineQuery } from '../platform/timeline.tsx'
import { ActionWaiting } from '../ui/action-waiting.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Page } from '../ui/page.tsx'
import { DraftPage } from './draft-page.tsx'
import { InvoiceWaiting } from './invoice-waiting.tsx'
import { IssuedPage } from './issued-page.tsx'
import { MissingPage } from './missing-page.tsx'

export const ahead: Ahead = (cache, _me, { id }) => {
  if (id === 'new') return
  void cache.prefetchQuery(invoiceQuery(id))
  void cache.prefetchInfiniteQuery(timelineQuery(`invoice:${id}`))
}

/** One invoice, or a new one: the draft is written here; the issued one is read, paid and credited. */
export function InvoicePage() {
  const { id } = useParams({ from: '/shell/invoices/$id' })
  const { client: clientId, lead: leadId } = useSearch({ from: '/shell/invoices/$id' })
  const isNew = id === 'new'
  const { can } = useMe()
  const writing = useWriting(id)
  const { data: invoice, error, refetch } = useQuery({ ...invoiceQuery(id), enabled: !isNew })
  const client = useQuery(
    api.crm.clients.find.queryOptions({ input: isNew && clientId ? { id: clientId } : skipToken }),
  )

  if (isNew) {
    if (!can('can_create_invoices')) return <MissingPage />
    if (client.isLoading) return <WaitingPage />
    const chosen = client.data ? { id: client.data.id, name: client.data.name } : null
    return (
      <DraftPage initial={emptyDraft(chosen, leadId ?? null)} invoice={undefined} key={writing} writing={writing} />
    )
  }
  if (isProblem(error, 'NOT_FOUND')) return <MissingPage />
  if (!invoice) return <WaitingPage error={error} onRetry={() => void refetch()} />
  if (invoice.status !== 'draft' || !can('can_edit_invoices')) return <IssuedPage invoice={invoice} />
  return <DraftPage initial={draftOf(invoice)} invoice={invoice} key={writing} writing={writing} />
}

// A new draft gets its address with its first save. It is the same piece of writing before and after: the cursor stays where it is.
function useWriting(id: string): string {
  const { writing, __TSR_key } = useLocation({ select: location => location.state })
  return writing ?? (id === 'new' ? `new ${__TSR_key}` : id)
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    writing?: string
  }
}

function WaitingPage({ error, onRetry }: { error?: unknown; onRetry?: () => void }) {
  const { t } = useLingui()
  return (
    <Page action={!error && <ActionWaiting />} title={t`Invoice`} trail={[{ label: t`Invoices`, to: '/invoices' }]}>
      {error ? (
        <ErrorState onRetry={onRetry} title={<Trans>This invoice could not be loaded</Trans>}>
          {sentenceOf(error)}
        </ErrorState>
      ) : (
        <InvoiceWaiting />
      )}
    </Page>
  )
}
