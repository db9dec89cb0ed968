import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Bars, ChartCard, ChartNothing, LineChart } from '../ui/charts.tsx'
import { useFormats } from '../ui/formats.tsx'
import { lengthOf } from '../ui/periods.ts'
import { CardTrouble, CardWaiting } from './report-card.tsx'
import { type ReportPeriod, useStepNames } from './report-parts.ts'
import { LONGEST_TIMED, ratingReport, responseReport, taskReport } from './report-queries.ts'

const SHOWN = 8

/** How long customers wait for an answer, over time and by who gives it; of a year at most. */
export function ResponseReports(period: ReportPeriod) {
  if (lengthOf(period.now) <= LONGEST_TIMED) return <ResponseCards {...period} />
  return (
    <ChartCard
      question={<Trans>How long customers wait for an answer</Trans>}
      title={<Trans>Choose a year or less</Trans>}
    >
      <ChartNothing>
        <Trans>Answers are timed for at most a year at once.</Trans>
      </ChartNothing>
    </ChartCard>
  )
}

function ResponseCards({ now, before }: ReportPeriod) {
  const { t } = useLingui()
  const { number, duration, span } = useFormats()
  const name = useStepNames()
  const { data, error, refetch } = useQuery(responseReport(now))
  const { data: earlier } = useQuery(responseReport(before))
  if (!data) return error ? <CardTrouble error={error} onRetry={() => void refetch()} /> : <CardWaiting />
  const wait = (seconds: number | null) => (seconds === null ? '—' : duration(seconds))
  const people = data.agents.map(agent => ({
    ...agent,
    key: agent.employeeId ?? 'outside',
    name: agent.employeeId === null ? t`Outside Steward` : (agent.name ?? ''),
  }))
  const fastest = people.filter(({ employeeId }) => employeeId).sort((a, b) => (a.median ?? 0) - (b.median ?? 0))[0]
  const columns = [t`Answers`, t`Half within`, t`9 of 10 within`]
  const cells = (row: { answered: number; median: number | null; p90: number | null }) => [
    number(row.answered),
    wait(row.median),
    wait(row.p90),
  ]
  return (
    <>
      <ChartCard
        question={
          earlier?.median == null ? (
            <Trans>How long customers wait for an answer; for the first one {wait(data.first.median)}</Trans>
          ) : (
            <Trans>
              How long customers wait for an answer; for the first one {wait(data.first.median)}. In {span(before)} it
              was {wait(earlier.median)}
            </Trans>
          )
        }
        table={{
          columns: [t`When`, ...columns],
          rows: data.steps.map(step => ({ key: step.from, cells: [name(step).title, ...cells(step)] })),
        }}
        title={
          data.median === null ? (
            <Trans>Nobody was answered</Trans>
          ) : (
            <Trans>Half of the customers hear back within {wait(data.median)}</Trans>
          )
        }
      >
        {data.answered > 0 ? (
          <LineChart
            format={value => duration(Number(value))}
            label={t`How long customers wait for an answer`}
            points={data.steps.map(({ median, p90, ...step }) => ({ ...name(step), values: { median, p90 } }))}
            roughly={duration}
            scale="seconds"
            series={[
              { key: 'median', label: t`Half within`, tone: 'brand', sum: wait(data.median) },
              { key: 'p90', label: t`9 of 10 within`, tone: 'quiet', sum: wait(data.p90) },
            ]}
          />
        ) : (
          <ChartNothing />
        )}
      </ChartCard>
      <ChartCard
        question={<Trans>Answers by person: half of them came within this time</Trans>}
        table={{
          columns: [t`Who`, ...columns],
          rows: people.map(person => ({ key: person.key, cells: [person.name, ...cells(person)] })),
        }}
        title={
          fastest ? (
            <Trans>
              {fastest.name} answers fastest, within {wait(fastest.median)}
            </Trans>
          ) : (
            <Trans>Nobody here answered</Trans>
          )
        }
      >
        {people.length > 0 ? (
          <Bars
            bars={people.slice(0, SHOWN).map(person => ({
              key: person.key,
              label: person.name,
              value: person.median ?? 0,
              shown: wait(person.median),
              note: t`${number(person.answered)} answers`,
            }))}
            label={t`Answers by person`}
          />
        ) : (
          <ChartNothing />
        )}
      </ChartCard>
    </>
  )
}

/** How satisfied customers were; nothing while nobody was asked. */
export function RatingCard({ now, before }: ReportPeriod) {
  const { t } = useLingui()
  const { number } = useFormats()
  const { data } = useQuery(ratingReport(now))
  const { data: earlier } = useQuery(ratingReport(before))
  if (!data || data.asked === 0) return null
  const average = (value: number | null) => (value === null ? '—' : number(value))
  const stars = data.stars.map((count, at) => ({ count, label: '★'.repeat(at + 1) })).reverse()
  return (
    <ChartCard
      question={
        earlier?.average == null ? (
          <Trans>
            {number(data.rated)} of {number(data.asked)} customers who were asked said how it was
          </Trans>
        ) : (
          <Trans>
            {number(data.rated)} of {number(data.asked)} customers who were asked said how it was;{' '}
            {average(earlier.average)} stars before
          </Trans>
        )
      }
      table={{
        columns: [t`Who`, t`Asked`, t`Answers`, t`Stars`],
        rows: data.people.map(({ employeeId, name, asked, rated, average: own }) => ({
          key: employeeId ?? 'nobody',
          cells: [name ?? t`Nobody`, number(asked), number(rated), average(own)],
        })),
      }}
      title={
        data.average === null ? (
          <Trans>No customer has said how it was</Trans>
        ) : (
          <Trans>Customers give {average(data.average)} of 5 stars</Trans>
        )
      }
    >
      {data.rated > 0 ? (
        <Bars
          bars={stars.map(({ count, label }) => ({
            key: label,
            label,
            value: count,
            shown: number(count),
            tone: 'good',
          }))}
          label={t`Stars that customers gave`}
        />
      ) : (
        <ChartNothing />
      )}
    </ChartCard>
  )
}

/** Who got how much done. */
export function TaskReportCard({ now }: ReportPeriod) {
  const { t } = useLingui()
  const { number } = useFormats()
  const { data, error, refetch } = useQuery(taskReport(now))
  if (!data) return error ? <CardTrouble error={error} onRetry={() => void refetch()} /> : <CardWaiting />
  const people = data.people.map(person => ({
    ...person,
    key: person.employeeId ?? 'nobody',
    name: person.employeeId === null ? t`Nobody` : (person.name ?? ''),
  }))
  const busy = people.filter(({ done }) => done > 0)
  const [first] = busy
  return (
    <ChartCard
      question={
        <Trans>
          Tasks done by person; {number(data.open)} are open, {number(data.overdue)} of them overdue
        </Trans>
      }
      table={{
        columns: [t`Who`, t`Done`, t({ message: 'Open', context: 'tasks' }), t`Overdue`],
        rows: people.map(({ key, name, done, open, overdue }) => ({
          key,
          cells: [name, number(done), number(open), number(overdue)],
        })),
      }}
      title={
        first ? (
          <Trans>
            {first.name} got most done, {number(first.done)} of {number(data.done)} tasks
          </Trans>
        ) : (
          <Trans>No task was done</Trans>
        )
      }
    >
      {first ? (
        <Bars
          bars={busy.slice(0, SHOWN).map(({ key, name, done }) => ({
            key,
            label: name,
            value: done,
            shown: number(done),
            tone: 'good',
          }))}
          label={t`Tasks done by person`}
        />
      ) : (
        <ChartNothing />
      )}
    </ChartCard>
  )
}
