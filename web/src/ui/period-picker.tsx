import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Menu, UnstyledButton } from '@mantine/core'
import { IconCalendar, IconCheck, IconChevronDown, IconX } from '@tabler/icons-react'
import { DayField } from './day-field.tsx'
import { useFormats } from './formats.tsx'
import classes from './period-picker.module.css'
import { type PeriodChoice, type Preset, presets, spanOf } from './periods.ts'

const words: Record<Preset, MessageDescriptor> = {
  month: msg`This month`,
  last_month: msg`Last month`,
  quarter: msg`This quarter`,
  year: msg`This year`,
  own: msg`Own days`,
}

interface Props {
  value: PeriodChoice
  onChange: (choice: PeriodChoice) => void
  /** What stands there where no period narrows anything; offered as "Any time" then. */
  optional?: boolean
}

/** This month, last month, quarter, year, or days of one's own. */
export function PeriodPicker({ value, onChange, optional }: Props) {
  const { t, i18n } = useLingui()
  const { today, span } = useFormats()
  const name = t`Period`
  const period = value.period ?? (optional ? undefined : 'year')
  const days = spanOf(value, today)
  const choose = (chosen: Preset) => onChange(chosen === 'own' ? { period: 'own', ...days } : { period: chosen })
  return (
    <div className={classes.picker}>
      <div className={classes.chip} data-used={period !== undefined || undefined}>
        <Menu position="bottom-start">
          <Menu.Target>
            <UnstyledButton className={classes.open}>
              <IconCalendar aria-hidden size={16} stroke={1.75} />
              {period === undefined ? (
                name
              ) : (
                <>
                  <span className={classes.word}>{i18n._(words[period])}</span>
                  {period !== 'own' && <span className={classes.days}>{span(days)}</span>}
                </>
              )}
              <IconChevronDown aria-hidden size={14} stroke={1.75} />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {presets.map(preset => (
              <Menu.Item
                key={preset}
                onClick={() => choose(preset)}
                rightSection={preset === period && <IconCheck aria-label={t`Chosen`} size={16} stroke={1.75} />}
              >
                {i18n._(words[preset])}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {optional && period && (
          <UnstyledButton aria-label={t`Remove filter ${name}`} className={classes.remove} onClick={() => onChange({})}>
            <IconX aria-hidden size={14} stroke={1.75} />
          </UnstyledButton>
        )}
      </div>
      {period === 'own' && (
        <div className={classes.own}>
          <DayField
            aria-label={t`From`}
            onChange={from => from && onChange({ period: 'own', from, to: days.to < from ? from : days.to })}
            size="xs"
            value={days.from}
          />
          <span aria-hidden>–</span>
          <DayField
            aria-label={t`To`}
            onChange={to => to && onChange({ period: 'own', from: days.from > to ? to : days.from, to })}
            size="xs"
            value={days.to}
          />
        </div>
      )}
    </div>
  )
}
