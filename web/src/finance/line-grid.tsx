import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Textarea } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { flushSync } from 'react-dom'
import { AmountField } from '../ui/amount-field.tsx'
import { Money } from '../ui/money.tsx'
import { type DraftLine, emptyLine, isEmptyLine, isTooMuch, isWordless } from './drafts.ts'
import { lineTotals } from './invoice-totals.ts'
import classes from './paper.module.css'

interface Props {
  lines: DraftLine[]
  currency: string
  onChange: (change: (lines: DraftLine[]) => DraftLine[]) => void
}

const fields = ['description', 'quantity', 'unitPrice', 'discount', 'taxRate'] as const
type Field = (typeof fields)[number]

/**
 * The lines as fields. Enter goes on to the next field and after the last one makes a new line; Shift-Enter breaks a description;
 * Backspace in a line without anything takes it away.
 */
export function LineGrid({ lines, currency, onChange }: Props) {
  const { t } = useLingui()
  const grid = useRef<HTMLDivElement>(null)

  const focus = (index: number, field: Field) =>
    grid.current?.querySelector<HTMLElement>(`[data-cell="${index}-${field}"]`)?.focus()
  const set = (key: string, change: Partial<DraftLine>) =>
    onChange(lines => lines.map(line => (line.key === key ? { ...line, ...change } : line)))
  // On screen at once, so that the next key already goes to the new line.
  const add = () => {
    flushSync(() => onChange(lines => [...lines, emptyLine(lines.at(-1))]))
    focus(lines.length, 'description')
  }
  const remove = (index: number) => {
    flushSync(() =>
      onChange(lines => (lines.length === 1 ? [emptyLine()] : lines.filter((_, place) => place !== index))),
    )
    focus(Math.max(0, index - 1), 'description')
  }
  const goOn = (index: number, field: Field) => {
    const next = fields[fields.indexOf(field) + 1]
    if (next) focus(index, next)
    else if (index + 1 < lines.length) focus(index + 1, 'description')
    else add()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number, line: DraftLine, field: Field) => {
    const { value } = event.currentTarget as HTMLInputElement
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) goOn(index, field)
    else if (
      event.key === 'Backspace' &&
      isEmptyLine(line) &&
      (value === '' || field === 'quantity') &&
      lines.length > 1
    )
      remove(index)
    else return
    event.preventDefault()
  }

  const numbers = [
    ['quantity', t`Quantity`],
    ['unitPrice', t`Unit price`],
    ['discount', t`Discount %`],
    ['taxRate', t`Tax %`],
  ] as const
  return (
    <div className={classes.grid} ref={grid}>
      <div aria-hidden className={classes.headings}>
        <span>
          <Trans>Description</Trans>
        </span>
        {numbers.map(([field, label]) => (
          <span key={field}>{label}</span>
        ))}
        <span>
          <Trans>Amount</Trans>
        </span>
      </div>
      {lines.map((line, index) => {
        const place = index + 1
        return (
          <fieldset aria-label={t`Line ${place}`} className={classes.row} key={line.key}>
            <div className={classes.cell}>
              <Textarea
                aria-label={t`Description`}
                autosize
                data-cell={`${index}-description`}
                error={isWordless(line)}
                maxLength={2000}
                maxRows={12}
                minRows={1}
                onChange={event => set(line.key, { description: event.currentTarget.value })}
                onKeyDown={event => onKeyDown(event, index, line, 'description')}
                placeholder={index === 0 ? t`What is it for?` : undefined}
                value={line.description}
                withErrorStyles={false}
              />
            </div>
            {numbers.map(([field, label]) => (
              <div className={classes.cell} key={field}>
                <span aria-hidden className={classes.small}>
                  {label}
                </span>
                <AmountField
                  aria-label={label}
                  data-cell={`${index}-${field}`}
                  digits={4}
                  error={isPercent(field) && isTooMuch(line[field]) && t`At most 100`}
                  onChange={value => set(line.key, { [field]: withoutSign(value) })}
                  onFocus={event => event.currentTarget.select()}
                  onKeyDown={event => onKeyDown(event, index, line, field)}
                  value={line[field]}
                  withErrorStyles={false}
                />
              </div>
            ))}
            <div className={classes.amount}>
              <Money amount={lineTotals(line, currency).net} currency={currency} />
            </div>
            <ActionIcon
              aria-label={t`Remove line ${place}`}
              className={classes.remove}
              onClick={() => remove(index)}
              size="sm"
              tabIndex={-1}
            >
              <IconX aria-hidden size={16} stroke={1.75} />
            </ActionIcon>
          </fieldset>
        )
      })}
      <Button
        className={classes.add}
        color="gray"
        leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />}
        onClick={add}
        size="compact-sm"
        variant="subtle"
      >
        <Trans>Add line</Trans>
      </Button>
    </div>
  )
}

const isPercent = (field: Field) => field === 'discount' || field === 'taxRate'

// An invoice only adds; what is given back is a credit note.
const withoutSign = (value: string) => value.replace('-', '')
