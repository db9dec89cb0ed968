import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Group, Pill, Select, Switch, TextInput } from '@mantine/core'
import { isApart, type OpenInterval } from '@steward/contract/inbox/open-hours.ts'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useMe } from '../platform/session.ts'
import { DayField } from '../ui/day-field.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Question } from '../ui/question.tsx'
import { useChangeCompany } from './company.ts'
import classes from './hours.module.css'
import { useSpokenHours } from './spoken-hours.ts'

const usual: OpenInterval = { from: '09:00', to: '17:00' }
const usualWeek = Array.from({ length: 7 }, (_, day) => (day < 5 ? [usual] : []))
const targets = [15, 30, 60, 120, 240, 480]

/** When customers are answered, on which days not, and within what time. */
export function HoursDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const { company } = useMe()
  const { names, within } = useSpokenHours()
  const change = useChangeCompany()
  const { businessHours, answerWithin } = company
  const [hasHours, setHasHours] = useState(true)
  const [week, setWeek] = useState<OpenInterval[][]>(businessHours?.week ?? usualWeek)
  const [daysOff, setDaysOff] = useState(businessHours?.daysOff ?? [])
  const [target, setTarget] = useState(answerWithin)
  const [isWorking, setWorking] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const setDay = (at: number, day: OpenInterval[]) => {
    setTrouble(undefined)
    setWeek(before => before.with(at, day))
  }
  const submit = () => {
    if (hasHours && week.every(day => day.length === 0)) return setTrouble(t`Open at least once a week.`)
    if (hasHours && !week.every(isApart)) return setTrouble(t`Some times of a day overlap.`)
    setWorking(true)
    const next = { businessHours: hasHours ? { week, daysOff } : null, answerWithin: target }
    change(next).then(onClose, () => setWorking(false))
  }
  return (
    <Question
      isWorking={isWorking}
      onClose={onClose}
      onSubmit={submit}
      title={t`Business hours`}
      verb={t`Save`}
      width={560}
    >
      <Switch
        checked={hasHours}
        label={t`We answer at these hours`}
        onChange={event => setHasHours(event.currentTarget.checked)}
      />
      {hasHours && (
        <>
          <div className={classes.week}>
            {week.map((day, at) => (
              <DayRow day={day} key={names[at]} name={names[at] ?? ''} onChange={next => setDay(at, next)} />
            ))}
            <Group justify="flex-end" mt={6}>
              <Button
                onClick={() => setWeek(week.map((day, at) => (at < 5 ? (week[0] ?? []) : day)))}
                size="compact-xs"
                variant="subtle"
              >
                <Trans>Monday’s times until Friday</Trans>
              </Button>
            </Group>
          </div>
          {trouble && (
            <p className={classes.trouble} role="alert">
              {trouble}
            </p>
          )}
          <DaysOff days={daysOff} onChange={setDaysOff} />
        </>
      )}
      <Select
        clearable
        data={targets.map(minutes => ({ value: String(minutes), label: within(minutes) }))}
        label={t`Answer within`}
        onChange={value => setTarget(value ? Number(value) : null)}
        placeholder={t`No target`}
        value={target ? String(target) : null}
      />
    </Question>
  )
}

interface DayProps {
  name: string
  day: OpenInterval[]
  onChange: (day: OpenInterval[]) => void
}

const laterThan = (day: OpenInterval[]): OpenInterval => (day.length ? { from: '18:00', to: '20:00' } : usual)

function DayRow({ name, day, onChange }: DayProps) {
  const { t } = useLingui()
  return (
    <fieldset className={classes.day}>
      <legend>{name}</legend>
      <div className={classes.times}>
        {day.length === 0 && (
          <span className={classes.closed}>
            <Trans>Closed</Trans>
          </span>
        )}
        {day.map((interval, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time has no name but its place
          <span className={classes.interval} key={at}>
            <TextInput
              aria-label={t`${name}, from`}
              onChange={({ currentTarget: { value } }) => onChange(day.with(at, { ...interval, from: value }))}
              required
              size="xs"
              type="time"
              value={interval.from}
            />
            –
            <TextInput
              aria-label={t`${name}, to`}
              onChange={({ currentTarget: { value } }) => onChange(day.with(at, { ...interval, to: value }))}
              required
              size="xs"
              type="time"
              value={interval.to}
            />
            <ActionIcon aria-label={t`Take this time away`} onClick={() => onChange(day.toSpliced(at, 1))} size={24}>
              <IconX aria-hidden size={14} stroke={1.75} />
            </ActionIcon>
            {interval.from && interval.to && interval.to <= interval.from && (
              <span className={classes.closed}>
                <Trans>until the next day</Trans>
              </span>
            )}
          </span>
        ))}
      </div>
      <div className={classes.tools}>
        {day.length < 6 && (
          <ActionIcon aria-label={t`${name}: add a time`} onClick={() => onChange([...day, laterThan(day)])} size={24}>
            <IconPlus aria-hidden size={16} stroke={1.75} />
          </ActionIcon>
        )}
      </div>
    </fieldset>
  )
}

function DaysOff({ days, onChange }: { days: string[]; onChange: (days: string[]) => void }) {
  const { t } = useLingui()
  const { today, fullDay } = useFormats()
  return (
    <div>
      <DayField
        label={t`Closed on`}
        minDate={today}
        onChange={day => day && !days.includes(day) && onChange([...days, day].sort())}
        value={null}
      />
      {days.length > 0 && (
        <Group gap={6} mt={8}>
          {days.map(day => (
            <Pill
              key={day}
              onRemove={() => onChange(days.filter(other => other !== day))}
              removeButtonProps={{ 'aria-label': t`Open on ${fullDay(day)} after all` }}
              withRemoveButton
            >
              {fullDay(day)}
            </Pill>
          ))}
        </Group>
      )}
    </div>
  )
}
