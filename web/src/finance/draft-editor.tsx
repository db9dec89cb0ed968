import { Trans, useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import { useMe } from '../platform/session.ts'
import { DayField } from '../ui/day-field.tsx'
import { StatusChip } from '../ui/status-chip.tsx'
import { ClientPicker } from './client-picker.tsx'
import type { Draft } from './drafts.ts'
import { InvoiceSums } from './invoice-sums.tsx'
import { LineGrid } from './line-grid.tsx'
import classes from './paper.module.css'
import { Parties } from './parties.tsx'

interface Props {
  draft: Draft
  onEdit: (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void
  currency: string
  /** What the server has decided where nobody chose a day. */
  dueDate: string | null
}

/** The invoice as the client will get it, with every word of it a field. */
export function DraftEditor({ draft, onEdit, currency, dueDate }: Props) {
  const { t } = useLingui()
  const { company } = useMe()
  return (
    <article className={`${classes.paper} ${classes.editing}`}>
      <header className={classes.head}>
        <h2 className={classes.name}>
          <Trans>Invoice</Trans>
          <StatusChip tone="quiet">
            <Trans>Draft</Trans>
          </StatusChip>
        </h2>
        {company.logo ? (
          <img alt={company.name} className={classes.logo} src={company.logo} />
        ) : (
          <div className={classes.company}>{company.name}</div>
        )}
      </header>
      <dl className={classes.facts}>
        <dt>
          <Trans>Due</Trans>
        </dt>
        <dd>
          <DayField
            aria-label={t`Due`}
            onChange={dueDate => dueDate && onEdit({ dueDate })}
            placeholder={t`In 14 days`}
            size="xs"
            value={draft.dueDate ?? dueDate}
          />
        </dd>
      </dl>
      <Parties clientId={draft.client?.id}>
        <ClientPicker
          autoFocus={!draft.client}
          key={draft.client?.id ?? 'nobody'}
          onChange={client => onEdit({ client })}
          value={draft.client}
        />
      </Parties>
      <LineGrid
        currency={currency}
        lines={draft.lines}
        onChange={change => onEdit(({ lines }) => ({ lines: change(lines) }))}
      />
      <InvoiceSums currency={currency} lines={draft.lines} />
      <Textarea
        autosize
        className={classes.notes}
        label={t`Notes`}
        maxLength={5000}
        maxRows={12}
        minRows={2}
        onChange={event => onEdit({ notes: event.currentTarget.value })}
        placeholder={t`Thank you, how to pay, what was agreed …`}
        value={draft.notes}
      />
    </article>
  )
}
