import { DateInput, type DateInputProps, DatesProvider } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/ar'
import 'dayjs/locale/de'
import { useFormats } from './formats.tsx'

interface Props extends Omit<DateInputProps, 'value' | 'onChange'> {
  /** `YYYY-MM-DD` */
  value: string | null
  onChange: (value: string | null) => void
}

/** A calendar day: typed or picked. */
export function DayField({ value, onChange, ...input }: Props) {
  const { locale, fullDay, today } = useFormats()
  return (
    <DatesProvider settings={{ locale: locale.slice(0, 2), firstDayOfWeek: firstDayOf(locale), weekendDays: [] }}>
      <DateInput
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

type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

// Not in every browser's Intl; Monday is what ISO 8601 says.
function firstDayOf(locale: string): Weekday {
  const tag = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }
  return ((tag.getWeekInfo?.().firstDay ?? 1) % 7) as Weekday
}
