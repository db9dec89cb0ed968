import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { sentenceOf } from '../platform/error-toast.ts'
import { isProblem, problemOf } from '../platform/problem.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { useBlobAddress } from '../ui/use-blob-address.ts'
import classes from './finance.module.css'

export const pdfAddress = (id: string) => `/api/v1/invoices/${id}/pdf`

const PAUSE = 1_500

/** The paper as the client gets it. Comes as a blob, since nothing of the server may stand in a frame. */
export function InvoicePdf({ id, version: latest }: { id: string; version: number }) {
  const { t } = useLingui()
  // A draft saves itself every other second while somebody types; the paper waits until they pause.
  const [version] = useDebouncedValue(latest, PAUSE)
  const { data, error, refetch } = useQuery({
    queryKey: ['invoice-pdf', id, version],
    queryFn: async ({ signal }) => {
      const answer = await fetch(pdfAddress(id), { signal, credentials: 'same-origin' })
      if (!answer.ok) throw await problemOf(answer)
      return answer.blob()
    },
    staleTime: Number.POSITIVE_INFINITY,
    meta: { apart: true },
    placeholderData: before => before,
  })
  const address = useBlobAddress(data)
  if (error) {
    return (
      <ErrorState
        onRetry={() => void refetch()}
        requestId={isProblem(error) ? error.requestId : undefined}
        title={<Trans>The PDF could not be made</Trans>}
      >
        {sentenceOf(error)}
      </ErrorState>
    )
  }
  if (!address) return <Skeleton className={classes.pdf} />
  return (
    <iframe className={classes.pdf} src={`${address}#toolbar=0&navpanes=0&view=FitH`} title={t`The invoice as PDF`} />
  )
}
