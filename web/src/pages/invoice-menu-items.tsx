import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import type { Invoice } from '@steward/contract/finance/invoices.ts'
import { IconCopyPlus, IconLink } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useDuplicateInvoice } from '../finance/invoices.ts'
import { useMe } from '../platform/session.ts'
import { toast } from '../ui/toast.tsx'

/** What can be done with an invoice in any state. */
export function InvoiceMenuItems({ invoice }: { invoice: Invoice }) {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate()
  const duplicate = useDuplicateInvoice()
  // The menu closes with the click; what follows must not hang on it.
  const copy = async () => {
    const { id } = await duplicate.mutateAsync(invoice)
    void navigate({ to: '/invoices/$id', params: { id }, ignoreBlocker: true })
    toast(t`Here is a new draft like it`)
  }
  const copyLink = async () => {
    await navigator.clipboard.writeText(window.location.href)
    toast(t`Link copied; whoever may see invoices can open it`)
  }
  return (
    <>
      {can('can_create_invoices') && (
        <Menu.Item
          leftSection={<IconCopyPlus aria-hidden size={16} stroke={1.75} />}
          onClick={() => void copy().catch(() => {})}
        >
          <Trans>Duplicate as draft</Trans>
        </Menu.Item>
      )}
      {/* Browsers give the clipboard to https and to this machine alone. */}
      {window.isSecureContext && (
        <Menu.Item leftSection={<IconLink aria-hidden size={16} stroke={1.75} />} onClick={() => void copyLink()}>
          <Trans>Copy link</Trans>
        </Menu.Item>
      )}
    </>
  )
}
