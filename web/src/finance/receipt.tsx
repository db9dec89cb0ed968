import { Trans, useLingui } from '@lingui/react/macro'
import { Button, FileButton, Skeleton } from '@mantine/core'
import type { Transaction } from '@steward/contract/finance/transactions.ts'
import { IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type DragEvent, type ReactNode, useState } from 'react'
import { sentenceOf } from '../platform/error-toast.ts'
import { problemOf } from '../platform/problem.ts'
import { useMe } from '../platform/session.ts'
import { toast } from '../ui/toast.tsx'
import { useBlobAddress } from '../ui/use-blob-address.ts'
import classes from './receipt.module.css'
import { receiptPath, useReceipt } from './transactions.ts'

const KINDS = 'image/png,image/jpeg,image/webp,application/pdf'

/** What proves an entry: looked at right here, attached by a click or by dropping it. */
export function ReceiptSection({ entry }: { entry: Transaction }) {
  const { t } = useLingui()
  const { can } = useMe()
  const { attach, remove } = useReceipt(entry.id)
  const mayAttach = can('can_create_transactions') || can('can_edit_transactions')
  const { receipt } = entry
  const take = (file: File | null | undefined) => file && attach.mutate(file)
  if (!receipt && !mayAttach) {
    return (
      <p className={classes.none}>
        <Trans>None.</Trans>
      </p>
    )
  }
  return (
    <DropPlace label={t`Receipt`} onDrop={mayAttach ? take : undefined}>
      {receipt && <ReceiptView entry={entry} />}
      {mayAttach && (
        <div className={classes.actions}>
          <FileButton accept={KINDS} onChange={take}>
            {props => (
              <Button
                {...props}
                leftSection={<IconPaperclip aria-hidden size={16} stroke={1.75} />}
                loading={attach.isPending}
                size="compact-sm"
                variant="default"
              >
                {receipt ? <Trans>Replace</Trans> : <Trans>Attach a picture or PDF</Trans>}
              </Button>
            )}
          </FileButton>
          {receipt && (
            <Button
              color="gray"
              leftSection={<IconTrash aria-hidden size={16} stroke={1.75} />}
              loading={remove.isPending}
              onClick={() => remove.mutate(undefined, { onSuccess: () => toast(t`Receipt removed`) })}
              size="compact-sm"
              variant="subtle"
            >
              <Trans>Remove</Trans>
            </Button>
          )}
        </div>
      )}
      {attach.error ? (
        <p className={classes.error} role="alert">
          {sentenceOf(attach.error)}
        </p>
      ) : (
        !receipt && (
          <p className={classes.none}>
            <Trans>Or drop it here. At most 8 MB.</Trans>
          </p>
        )
      )}
    </DropPlace>
  )
}

interface DropProps {
  label: string
  onDrop: ((file: File | undefined) => void) | undefined
  children: ReactNode
}

function DropPlace({ label, onDrop, children }: DropProps) {
  const [isOver, setOver] = useState(false)
  const drag = (event: DragEvent) => {
    if (!onDrop) return
    event.preventDefault()
    setOver(event.type === 'dragover')
    if (event.type === 'drop') onDrop(event.dataTransfer.files[0])
  }
  return (
    <fieldset
      aria-label={label}
      className={classes.place}
      data-over={isOver || undefined}
      onDragLeave={drag}
      onDragOver={drag}
      onDrop={drag}
    >
      {children}
    </fieldset>
  )
}

// Comes as a blob, since nothing of the server may stand in a frame.
function ReceiptView({ entry: { id, receipt, version } }: { entry: Transaction }) {
  const { t } = useLingui()
  const { data, error } = useQuery({
    queryKey: ['receipt', id, version],
    queryFn: async ({ signal }) => {
      const answer = await fetch(`/api/v1${receiptPath(id)}`, { signal, credentials: 'same-origin' })
      if (!answer.ok) throw await problemOf(answer)
      return answer.blob()
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
  const address = useBlobAddress(data)
  if (error) {
    return (
      <p className={classes.error} role="alert">
        {sentenceOf(error)}
      </p>
    )
  }
  if (!address) return <Skeleton height={320} radius="md" />
  return receipt?.type === 'application/pdf' ? (
    <iframe className={classes.pdf} src={`${address}#toolbar=0&navpanes=0&view=FitH`} title={t`Receipt as PDF`} />
  ) : (
    <a href={address} rel="noreferrer" target="_blank">
      <img alt={t`Receipt`} className={classes.picture} src={address} />
    </a>
  )
}
