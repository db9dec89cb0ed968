import { Trans, useLingui } from '@lingui/react/macro'
import { Autocomplete, Button, Group, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldErrors, sentenceOf } from '../platform/error-toast.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { DayField } from '../ui/day-field.tsx'
import { useFormats } from '../ui/formats.tsx'
import { toast } from '../ui/toast.tsx'
import classes from './finance.module.css'
import { digitsOf, isMoreThanZero } from './invoice-totals.ts'
import { useEnterTransaction, useReverseTransaction } from './transactions.ts'

interface Props {
  opened: boolean
  onClose: () => void
  /** Categories that are in use already. */
  categories: string[]
}

/** Money that came in or went out beside any invoice. */
export function EntryDialog({ opened, onClose, categories }: Props) {
  const { t } = useLingui()
  return (
    <Modal
      onClose={onClose}
      opened={opened}
      size={420}
      styles={{ title: { fontWeight: 600, fontSize: 16 } }}
      title={t`Enter income or an expense`}
    >
      <EntryForm categories={categories} onClose={onClose} />
    </Modal>
  )
}

function EntryForm({ onClose, categories }: Omit<Props, 'opened'>) {
  const { t } = useLingui()
  const { currency, today, money } = useFormats()
  const form = useForm({
    initialValues: {
      type: 'debit' as 'credit' | 'debit',
      amount: '',
      category: '',
      date: today as string | null,
      description: '',
    },
    validate: {
      amount: amount => (isMoreThanZero(amount) ? null : t`How much was it?`),
      category: category => (category.trim() ? null : t`What was it for: rent, sales …?`),
      date: date => (date ? null : t`On which day?`),
    },
  })
  const enter = useEnterTransaction()
  const reverse = useReverseTransaction()
  const save = ({ date, description, ...values }: typeof form.values) =>
    enter.mutate(
      { ...values, category: values.category.trim(), date: date ?? today, description: description.trim() || null },
      {
        onSuccess: ({ id, amount }) => {
          onClose()
          toast(t`${money(amount)} entered`, { undo: () => reverse.mutate({ id }) })
        },
        onError: error => form.setErrors(fieldErrors(error)),
      },
    )
  const isElsewhere = enter.error && Object.keys(fieldErrors(enter.error)).length === 0
  return (
    <form noValidate onSubmit={form.onSubmit(save)}>
      <Stack gap={12}>
        {isElsewhere && (
          <div className={classes.trouble} role="alert">
            {sentenceOf(enter.error)}
          </div>
        )}
        <SegmentedControl
          aria-label={t`Direction`}
          data={[
            { value: 'debit', label: t`Expense` },
            { value: 'credit', label: t({ message: 'Income', context: 'one entry' }) },
          ]}
          fullWidth
          {...form.getInputProps('type')}
        />
        <AmountField
          data-autofocus
          digits={digitsOf(currency)}
          label={t`Amount`}
          unit={currency}
          {...form.getInputProps('amount')}
          value={form.values.amount}
        />
        <Autocomplete
          comboboxProps={{ shadow: 'md' }}
          data={[...new Set([...categories, 'Rent', 'Sales'])]}
          label={t`Category`}
          maxLength={60}
          {...form.getInputProps('category')}
        />
        <DayField label={t`Day`} {...form.getInputProps('date')} value={form.values.date} />
        <TextInput label={t`Description`} maxLength={1000} {...form.getInputProps('description')} />
      </Stack>
      <Group gap={8} justify="flex-end" mt={24}>
        <Button disabled={enter.isPending} onClick={onClose} variant="default">
          <Trans>Cancel</Trans>
        </Button>
        <Button loading={enter.isPending} type="submit">
          {form.values.type === 'debit' ? <Trans>Enter expense</Trans> : <Trans>Enter income</Trans>}
        </Button>
      </Group>
    </form>
  )
}
