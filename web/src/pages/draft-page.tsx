import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { Invoice } from '@steward/contract/finance/invoices.ts'
import { IconDots, IconTargetArrow, IconTrash, IconUsers } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { DraftEditor } from '../finance/draft-editor.tsx'
import type { Draft } from '../finance/drafts.ts'
import { InvoicePdf } from '../finance/invoice-pdf.tsx'
import { invoiceTotals } from '../finance/invoice-totals.ts'
import { useRemoveInvoice, useRestoreInvoice } from '../finance/invoices.ts'
import { IssueButton } from '../finance/issue-button.tsx'
import { LeaveGuard } from '../finance/leave-guard.tsx'
import { SavingNote, SavingTrouble, WhatIsMissing } from '../finance/saving-note.tsx'
import { useDraft } from '../finance/use-draft.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import { Timeline } from '../platform/timeline.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { toast } from '../ui/toast.tsx'
import { InvoiceMenuItems } from './invoice-menu-items.tsx'
import classes from './invoice-page.module.css'

interface Props {
  invoice: Invoice | undefined
  initial: Draft
  /** Names this piece of writing, before and after its first save. */
  writing: string
}

/** An invoice while it is written: saves itself, and is issued when it is right. */
export function DraftPage({ invoice, initial, writing }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { can, company } = useMe()
  const isWide = useMediaQuery('(min-width: 1560px)', undefined, { getInitialValueInEffect: false })
  const { draft, edit, saving, problem, flush, reload, stored } = useDraft({
    invoice,
    initial,
    onCreated: ({ id }) =>
      void navigate({ to: '/invoices/$id', params: { id }, replace: true, ignoreBlocker: true, state: { writing } }),
  })
  const currency = stored?.currency ?? company.currency
  const { totalAmount } = invoiceTotals(draft.lines, currency)
  return (
    <Page
      action={
        <div className={classes.actions}>
          <SavingNote isNew={!stored} saving={saving} />
          {stored && can('can_issue_invoices') && (
            <IssueButton
              beforeIssue={flush}
              disabled={saving === 'unfinished' || saving === 'changed_meanwhile'}
              invoice={{ ...stored, clientName: draft.client?.name ?? '', totalAmount }}
            />
          )}
          {stored && <DraftMenu invoice={stored} />}
        </div>
      }
      title={stored ? t`Draft for ${draft.client?.name ?? stored.clientName}` : t`New invoice`}
      trail={[{ label: t`Invoices`, to: '/invoices' }]}
    >
      <div className={classes.desk} data-split={(isWide && stored !== undefined) || undefined}>
        <div>
          {saving === 'changed_meanwhile' && (
            <SavingTrouble
              action={
                <Button color="red" onClick={() => void reload()} size="compact-sm" variant="light">
                  <Trans>Load the newer version</Trans>
                </Button>
              }
            >
              <Trans>
                Somebody else changed this draft meanwhile. What you typed last is still here but not saved.
              </Trans>
            </SavingTrouble>
          )}
          {saving === 'failed' && (
            <SavingTrouble
              action={
                <Button color="red" onClick={() => void flush()} size="compact-sm" variant="light">
                  <Trans>Try again</Trans>
                </Button>
              }
            >
              {sentenceOf(problem)}
            </SavingTrouble>
          )}
          <DraftEditor currency={currency} draft={draft} dueDate={stored?.dueDate ?? null} onEdit={edit} />
          {saving === 'unfinished' && <WhatIsMissing draft={draft} />}
          {stored && (
            <div className={classes.below}>
              <PageSection title={<Trans>What happened</Trans>}>
                <Timeline subject={`invoice:${stored.id}`} />
              </PageSection>
            </div>
          )}
        </div>
        {isWide && stored && (
          <div className={classes.beside}>
            <InvoicePdf id={stored.id} version={stored.version} />
          </div>
        )}
      </div>
      <LeaveGuard flush={flush} isUnsaved={saving !== 'saved'} />
    </Page>
  )
}

function DraftMenu({ invoice }: { invoice: Invoice }) {
  const { id, version, clientId, leadId } = invoice
  const { t } = useLingui()
  const navigate = useNavigate()
  const { can } = useMe()
  const remove = useRemoveInvoice(version)
  const restore = useRestoreInvoice()
  const drop = () =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          void navigate({ to: '/invoices', ignoreBlocker: true })
          toast(t`Draft deleted`, { undo: () => restore.mutate({ id }) })
        },
      },
    )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t`More actions`}>
          <IconDots aria-hidden size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {can('can_view_clients') && (
          <Menu.Item
            leftSection={<IconUsers aria-hidden size={16} stroke={1.75} />}
            onClick={() => void navigate({ to: '/clients/$id', params: { id: clientId } })}
          >
            <Trans>Open client</Trans>
          </Menu.Item>
        )}
        {leadId && can('can_view_leads') && (
          <Menu.Item
            leftSection={<IconTargetArrow aria-hidden size={16} stroke={1.75} />}
            onClick={() => void navigate({ to: '/leads/$id', params: { id: leadId } })}
          >
            <Trans>Open lead</Trans>
          </Menu.Item>
        )}
        <InvoiceMenuItems invoice={invoice} />
        {can('can_delete_invoices') && (
          <Menu.Item leftSection={<IconTrash aria-hidden size={16} stroke={1.75} />} onClick={drop}>
            <Trans>Delete draft</Trans>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
