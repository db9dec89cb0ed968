import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { InvoiceRow } from '@steward/contract/finance/invoices.ts'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../platform/api.ts'
import { inBulk, type Outcome, tellOutcome } from '../platform/in-bulk.ts'
import { useMe } from '../platform/session.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useFormats } from '../ui/formats.tsx'
import { sumOf } from './invoice-totals.ts'

/** What can be done with several invoices at once. */
export function InvoiceBulk({ invoices, onDone }: { invoices: InvoiceRow[]; onDone: () => void }) {
  const { can } = useMe()
  const { remove } = useInvoiceBulk(onDone)
  const drafts = invoices.filter(({ status }) => status === 'draft')
  const ids = invoices
    .slice(0, 100)
    .map(({ id }) => id)
    .join(',')
  return (
    <>
      {can('can_issue_invoices') && drafts.length > 0 && <IssueDrafts drafts={drafts} onDone={onDone} />}
      {can('can_export_data') && (
        <Button
          component="a"
          download
          href={`/api/v1/invoices/export.csv?ids=${ids}`}
          leftSection={<IconDownload aria-hidden size={16} stroke={1.75} />}
          size="compact-sm"
          variant="default"
        >
          <Trans>Export</Trans>
        </Button>
      )}
      {can('can_delete_invoices') && drafts.length > 0 && (
        <Button
          color="red"
          leftSection={<IconTrash aria-hidden size={16} stroke={1.75} />}
          onClick={() => void remove(drafts)}
          size="compact-sm"
          variant="light"
        >
          <Plural one="Delete # draft" other="Delete # drafts" value={drafts.length} />
        </Button>
      )}
    </>
  )
}

function IssueDrafts({ drafts, onDone }: { drafts: InvoiceRow[]; onDone: () => void }) {
  const { t } = useLingui()
  const { money } = useFormats()
  const [isAsking, setAsking] = useState(false)
  const [isWorking, setWorking] = useState(false)
  const { issue } = useInvoiceBulk(onDone)
  const count = drafts.length
  const currency = drafts[0]?.currency ?? 'EUR'
  const amount = money(
    sumOf(
      drafts.map(({ totalAmount }) => totalAmount),
      currency,
    ),
    currency,
  )
  const confirm = async () => {
    setWorking(true)
    await issue(drafts)
    setWorking(false)
    setAsking(false)
  }
  return (
    <>
      <Button onClick={() => setAsking(true)} size="compact-sm">
        <Plural one="Issue # draft…" other="Issue # drafts…" value={count} />
      </Button>
      <ConfirmDialog
        isWorking={isWorking}
        onClose={() => setAsking(false)}
        onConfirm={() => void confirm()}
        opened={isAsking}
        title={plural(count, { one: `Issue # invoice of ${amount}?`, other: `Issue # invoices of ${amount} in all?` })}
        verb={t`Issue`}
      >
        <Trans>
          They get the next numbers and today's date. After that they can be voided or credited, but not changed.
        </Trans>
      </ConfirmDialog>
    </>
  )
}

function useInvoiceBulk(onDone: () => void) {
  const cache = useQueryClient()
  const refresh = () => cache.invalidateQueries({ queryKey: api.finance.invoices.key() })
  return {
    /** One after the other, so that numbers come in the order of the list. */
    issue: async (drafts: InvoiceRow[]) => {
      const outcome: Outcome<InvoiceRow, unknown> = { done: [], refused: [] }
      for (const draft of drafts) {
        const { done, refused } = await inBulk([draft], ({ id, version }) =>
          api.finance.invoices.issue.call({ id }, { context: { version } }),
        )
        outcome.done.push(...done)
        outcome.refused.push(...refused)
      }
      onDone()
      await refresh()
      tellOutcome(outcome, count => plural(count, { one: '# invoice issued', other: '# invoices issued' }))
    },
    remove: async (drafts: InvoiceRow[]) => {
      onDone()
      const outcome = await inBulk(drafts, ({ id, version }) =>
        api.finance.invoices.remove.call({ id }, { context: { version } }),
      )
      await refresh()
      tellOutcome(
        outcome,
        count => plural(count, { one: '# draft deleted', other: '# drafts deleted' }),
        async done => {
          const undone = await inBulk(done, ({ item: { id } }) => api.finance.invoices.restore.call({ id }))
          await refresh()
          tellOutcome({ ...undone, done: [] }, () => '')
        },
      )
    },
  }
}
