import { Trans, useLingui } from '@lingui/react/macro'
import type { Transaction } from '@steward/contract/finance/transactions.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useFormats } from '../ui/formats.tsx'
import { toast } from '../ui/toast.tsx'
import { useReverseTransaction } from './transactions.ts'

/** Takes an entry back by an opposite one. */
export function ReverseEntryDialog({ entry, onClose }: { entry: Transaction; onClose: () => void }) {
  const { t } = useLingui()
  const { money } = useFormats()
  const reverse = useReverseTransaction()
  const amount = money(entry.amount)
  const confirm = () =>
    reverse.mutate({ id: entry.id }, { onSettled: onClose, onSuccess: () => toast(t`Entry of ${amount} reversed`) })
  return (
    <ConfirmDialog
      isDangerous
      isWorking={reverse.isPending}
      onClose={onClose}
      onConfirm={confirm}
      opened
      title={t`Reverse the entry of ${amount} for ${entry.category}?`}
      verb={t`Reverse entry`}
    >
      <Trans>The ledger gets an opposite entry of today. Both stay on record.</Trans>
    </ConfirmDialog>
  )
}
