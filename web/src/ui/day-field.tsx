import { useLingui } from '@lingui/react/macro'
import { DateInput, type DateInputProps, DatesProvider } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/ar'
import 'dayjs/locale/de'
import { firstDayOf } from './days.ts'
import { useFormats } from './formats.tsx'

interface Props extends Omit<DateInputProps, 'value' | 'onChange'> {
  /** `YYYY-MM-DD` */
  value: string | null
  onChange: (value: string | null) => void
}

/** A calendar day: typed or picked. */
export function DayField({ value, onChange, ...input }: Props) {
  const { t } = useLingui()
  const { locale, fullDay, today } = useFormats()
  return (
    <DatesProvider settings={{ locale: locale.slice(0, 2), firstDayOfWeek: firstDayOf(locale), weekendDays: [] }}>
      <DateInput
        ariaLabels={{ previousMonth: t`Month before`, nextMonth: t`Month after`, monthLevelControl: t`Month` }}
        aria-description={value ? fullDay(value) : undefined}
        date={value ?? today}
        onChange={onChange}
        popoverProps={{ shadow: 'md' }}
        value={value}
        valueFormat="D MMM YYYY"
        {...input}
      />
    </DatesProvider>
  )
}
