import { Trans, useLingui } from '@lingui/react/macro'
import { Autocomplete, Button, Group, Modal, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { InvoiceRow } from '@steward/contract/finance/invoices.ts'
import { useState } from 'react'
import { fieldErrors, sentenceOf } from '../platform/error-toast.ts'
import { newKey } from '../platform/link.ts'
import { isProblem } from '../platform/problem.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { DayField } from '../ui/day-field.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Money } from '../ui/money.tsx'
import { toast } from '../ui/toast.tsx'
import classes from './finance.module.css'
import { dueOn } from './invoice-status.tsx'
import { digitsOf, isMoreThanZero, minus } from './invoice-totals.ts'
import { useRecordPayment } from './invoices.ts'

interface Props {
  invoice: InvoiceRow
  opened: boolean
  onClose: () => void
}

/** How much came, when and how. Opens with all that is due, today. */
export function PaymentDialog({ invoice, opened, onClose }: Props) {
  const { t } = useLingui()
  return (
    <Modal
      onClose={onClose}
      opened={opened}
      size={420}
      styles={{ title: { fontWeight: 600, fontSize: 16 } }}
      title={t`Record a payment on ${invoice.number}`}
    >
      <PaymentForm invoice={invoice} onClose={onClose} />
    </Modal>
  )
}

function PaymentForm({ invoice, onClose }: Omit<Props, 'opened'>) {
  const { t } = useLingui()
  const { today, money } = useFormats()
  const { currency } = invoice
  const due = dueOn(invoice)
  // Another amount is another payment; the same one tried again after a lost answer isn't.
  const [key, setKey] = useState(newKey)
  const form = useForm({
    onValuesChange: () => setKey(newKey()),
    initialValues: { amount: due, date: today as string | null, method: '' },
    validate: {
      amount: amount => {
        if (!isMoreThanZero(amount)) return t`How much was paid?`
        return isMoreThanZero(minus(amount, due, currency)) ? t`At most ${money(due, currency)} is due` : null
      },
      date: date => (date ? null : t`When was it paid?`),
    },
  })
  const record = useRecordPayment(key)
  const save = ({ amount, date, method }: typeof form.values) =>
    record.mutate(
      { id: invoice.id, amount, date: date ?? today, ...(method.trim() && { method: method.trim() }) },
      {
        onSuccess: () => {
          onClose()
          toast(t`${money(amount, currency)} recorded`)
        },
        onError: error => {
          if (isProblem(error, 'MORE_THAN_DUE')) form.setFieldError('amount', sentenceOf(error))
          else form.setErrors(fieldErrors(error))
        },
      },
    )
  const left = minus(due, form.values.amount || '0', currency)
  const isElsewhere = record.error && !isProblem(record.error, 'MORE_THAN_DUE') && !fieldErrors(record.error).amount
  return (
    <form noValidate onSubmit={form.onSubmit(save)}>
      <Stack gap={12}>
        {isElsewhere && (
          <div className={classes.trouble} role="alert">
            {sentenceOf(record.error)}
          </div>
        )}
        <AmountField
          data-autofocus
          description={!form.errors.amount && <StillDue due={due} left={left} currency={currency} />}
          digits={digitsOf(currency)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          label={t`Amount`}
          onFocus={event => event.currentTarget.select()}
          unit={currency}
          {...form.getInputProps('amount')}
          value={form.values.amount}
        />
        <DayField label={t`Paid on`} maxDate={today} {...form.getInputProps('date')} value={form.values.date} />
        <Autocomplete
          comboboxProps={{ shadow: 'md' }}
          data={[t`Bank transfer`, t`Cash`, t`Card`, t`Direct debit`]}
          label={t`Method`}
          maxLength={60}
          placeholder={t`Bank transfer, cash …`}
          {...form.getInputProps('method')}
        />
      </Stack>
      <Group gap={8} justify="flex-end" mt={24}>
        <Button disabled={record.isPending} onClick={onClose} variant="default">
          <Trans>Cancel</Trans>
        </Button>
        <Button loading={record.isPending} type="submit">
          <Trans>Record payment</Trans>
        </Button>
      </Group>
    </form>
  )
}

function StillDue({ due, left, currency }: { due: string; left: string; currency: string }) {
  const isPart = isMoreThanZero(left) && left !== due
  const amount = <Money amount={isPart ? left : due} currency={currency} />
  return isPart ? <Trans>{amount} stays due</Trans> : <Trans>{amount} is due</Trans>
}
