import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { Invoice } from '@steward/contract/finance/invoices.ts'
import { IconArrowBackUp, IconBan, IconDots, IconDownload, IconSend2 } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { CreditDialog } from '../finance/credit-dialog.tsx'
import { InvoiceLines } from '../finance/invoice-lines.tsx'
import { InvoicePdf, pdfAddress } from '../finance/invoice-pdf.tsx'
import { isOwing } from '../finance/invoice-status.tsx'
import { isMoreThanZero } from '../finance/invoice-totals.ts'
import { IssueButton } from '../finance/issue-button.tsx'
import { PaymentDialog } from '../finance/payment-dialog.tsx'
import { PaymentList } from '../finance/payment-list.tsx'
import { VoidDialog } from '../finance/void-dialog.tsx'
import { useMe } from '../platform/session.ts'
import { Timeline } from '../platform/timeline.tsx'
import { Together } from '../platform/together.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { InvoiceFacts, InvoiceSummary } from './invoice-facts.tsx'
import { LinkItems } from './invoice-link-items.tsx'
import { InvoiceMenuItems } from './invoice-menu-items.tsx'
import classes from './invoice-page.module.css'
import { InvoiceWaiting } from './invoice-waiting.tsx'

const SendInvoiceDialog = lazy(() => import('./send-invoice-dialog.tsx'))

/** An invoice that can no longer change: what is due on it, what came in, what happened, and the paper beside. */
export function IssuedPage({ invoice }: { invoice: Invoice }) {
  const { t } = useLingui()
  const isWide = useMediaQuery('(min-width: 1280px)', undefined, { getInitialValueInEffect: false })
  const name = invoice.number ?? t`Draft`
  return (
    <Page
      action={<Actions invoice={invoice} />}
      title={invoice.kind === 'credit' ? t`Credit note ${name}` : t`Invoice ${name}`}
      trail={[{ label: t`Invoices`, to: '/invoices' }]}
    >
      <div className={classes.record} data-split={isWide || undefined}>
        <Together key={invoice.id} waiting={<InvoiceWaiting />}>
          <InvoiceSummary invoice={invoice} />
          <InvoiceFacts invoice={invoice} />
          <div className={classes.section}>
            <InvoiceLines invoice={invoice} />
          </div>
          {invoice.notes && <p className={classes.notes}>{invoice.notes}</p>}
          <PaymentList invoice={invoice} />
          <PageSection title={<Trans>What happened</Trans>}>
            <Timeline subject={`invoice:${invoice.id}`} />
          </PageSection>
        </Together>
        {isWide && (
          <div className={classes.beside}>
            <InvoicePdf id={invoice.id} version={invoice.version} />
          </div>
        )}
      </div>
    </Page>
  )
}

function Actions({ invoice }: { invoice: Invoice }) {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate()
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const [dialog, setDialog] = useState<'payment' | 'void' | 'credit' | 'send'>()
  const close = () => setDialog(undefined)
  const { kind, status, paidAmount, number } = invoice

  const takesPayments = isOwing(invoice) && can('can_record_payments')
  const isDraft = status === 'draft'
  const maySend = !isDraft && status !== 'void' && can('can_reply_social') && can('can_view_social')
  // What was paid has to be reversed before an invoice can be taken back; the server says so too.
  const isTakenBack =
    kind === 'invoice' && !isDraft && status !== 'void' && !isMoreThanZero(paidAmount) && can('can_void_invoices')
  const download = { component: 'a' as const, href: pdfAddress(invoice.id), download: `${number ?? 'draft'}.pdf` }
  return (
    <div className={classes.actions}>
      {!isPhone && (
        <Button
          leftSection={<IconDownload aria-hidden size={16} stroke={1.75} />}
          variant={takesPayments || isDraft ? 'default' : 'filled'}
          {...download}
        >
          <Trans>Download PDF</Trans>
        </Button>
      )}
      {isDraft && can('can_issue_invoices') && <IssueButton invoice={invoice} />}
      {takesPayments && (
        <Button onClick={() => setDialog('payment')}>
          <Trans>Record payment</Trans>
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t`More actions`}>
            <IconDots aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isPhone && (
            <Menu.Item leftSection={<IconDownload aria-hidden size={16} stroke={1.75} />} {...download}>
              <Trans>Download PDF</Trans>
            </Menu.Item>
          )}
          <InvoiceMenuItems invoice={invoice} />
          {maySend && (
            <Menu.Item
              leftSection={<IconSend2 aria-hidden className={classes.mirrored} size={16} stroke={1.75} />}
              onClick={() => setDialog('send')}
            >
              <Trans>Send in a conversation…</Trans>
            </Menu.Item>
          )}
          {!isDraft && <LinkItems id={invoice.id} />}
          {isTakenBack && (
            <>
              <Menu.Item
                leftSection={<IconArrowBackUp aria-hidden size={16} stroke={1.75} />}
                onClick={() => setDialog('credit')}
              >
                <Trans>Credit…</Trans>
              </Menu.Item>
              <Menu.Item
                leftSection={<IconBan aria-hidden size={16} stroke={1.75} />}
                onClick={() => setDialog('void')}
              >
                <Trans>Void…</Trans>
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'send' && (
        <Suspense>
          <SendInvoiceDialog
            invoice={invoice}
            onClose={close}
            onSent={id => void navigate({ to: '/inbox/$id', params: { id } })}
          />
        </Suspense>
      )}
      <PaymentDialog invoice={invoice} onClose={close} opened={dialog === 'payment'} />
      <VoidDialog invoice={invoice} onClose={close} opened={dialog === 'void'} />
      <CreditDialog
        invoice={invoice}
        onClose={close}
        onCredited={({ id }) => void navigate({ to: '/invoices/$id', params: { id } })}
        opened={dialog === 'credit'}
      />
    </div>
  )
}
