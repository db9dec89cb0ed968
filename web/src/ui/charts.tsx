import { Trans, useLingui } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import classes from './charts.module.css'
import { Drawing } from './charts-drawing.tsx'

/** What a colour means in a chart; a picture has four of them at most. */
export type ChartTone = 'brand' | 'good' | 'bad' | 'progress' | 'quiet'

export interface ChartSeries {
  key: string
  label: string
  tone: ChartTone
  /** Stands beside the label: what the whole series comes to. */
  sum?: string
}

export interface ChartPoint {
  key: string
  /** Under the axis: "May". */
  label: string
  /** Over the values: "May 2026". */
  title: string
  /** Decimal strings or numbers by series; null where there is nothing to say. */
  values: Record<string, string | number | null>
}

export interface ChartProps {
  /** The question, for who can't see the picture. */
  label: string
  points: ChartPoint[]
  series: ChartSeries[]
  /** How a value is written: "€1,200.50". */
  format: (value: string) => string
  /** The same in few letters, along the axis: "€1.2K". */
  roughly: (value: number) => string
  /** What the axis measures: things that have no halves, seconds, or any number. */
  scale?: 'counts' | 'seconds'
  height?: number
}

/** Amounts by day, week or month, side by side. Arrow keys walk through the values. */
export const ColumnChart = (props: ChartProps) => (
  <>
    <SeriesWords series={props.series} />
    <Drawing {...props} kind="columns" />
  </>
)

/** How something moves over time. Arrow keys walk through the values. */
export const LineChart = (props: ChartProps) => (
  <>
    <SeriesWords series={props.series} />
    <Drawing {...props} kind="lines" />
  </>
)

const SeriesWords = ({ series }: { series: ChartSeries[] }) => (
  <ul className={classes.series}>
    {series.map(({ key, label, tone, sum }) => (
      <li key={key}>
        <Mark tone={tone} />
        {label}
        {sum !== undefined && <bdi className={`${classes.sum} numbers`}>{sum}</bdi>}
      </li>
    ))}
  </ul>
)

const Mark = ({ tone }: { tone: ChartTone }) => <span aria-hidden className={classes.mark} data-tone={tone} />

export interface Bar {
  key: string
  label: ReactNode
  /** Its length among the others. */
  value: number
  /** As it is written. */
  shown: string
  /** Said in small beside the value. */
  note?: ReactNode
  tone?: ChartTone
}

/** Things compared with each other, the longest first as given; every bar says its own value. */
export function Bars({ label, bars, dense }: { label: string; bars: Bar[]; dense?: boolean }) {
  const most = Math.max(...bars.map(({ value }) => Math.abs(value)), 0)
  return (
    <ul aria-label={label} className={classes.bars} data-dense={dense || undefined}>
      {bars.map(({ key, label, value, shown, note, tone = 'brand' }) => (
        <li key={key}>
          <span className={classes.barLabel} dir="auto">
            {label}
          </span>
          <span className={`${classes.barValue} numbers`}>
            {note && <span className={classes.barNote}>{note}</span>}
            <bdi>{shown}</bdi>
          </span>
          <span aria-hidden className={classes.track}>
            <span
              className={classes.bar}
              data-tone={tone}
              data-nothing={value === 0 || undefined}
              style={{ width: `${most > 0 ? (100 * Math.abs(value)) / most : 0}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}

export interface ChartTable {
  /** The first says what a row is about, the others are numbers. */
  columns: string[]
  rows: { key: string; cells: ReactNode[] }[]
}

interface CardProps {
  /** The answer: "May is 12 % above April". */
  title: ReactNode
  /** The question, in small. */
  question: ReactNode
  /** The same numbers, one click away. */
  table?: ChartTable | undefined
  /** Takes the whole width where cards stand side by side. */
  wide?: boolean
  children: ReactNode
}

/** One question and its answer: a sentence, a picture, and the numbers behind it. */
export function ChartCard({ title, question, table, wide, children }: CardProps) {
  const { t } = useLingui()
  const [isTable, setTable] = useState(false)
  const heading = useId()
  const Sign = isTable ? IconChartBar : IconTable
  return (
    <section aria-labelledby={heading} className={classes.card} data-wide={wide || undefined}>
      <header className={classes.head}>
        <div>
          <h2 className={classes.title} id={heading}>
            {title}
          </h2>
          <p className={classes.question}>{question}</p>
        </div>
        {table && table.rows.length > 0 && (
          <UnstyledButton
            aria-label={isTable ? t`Show the picture` : t`Show the numbers`}
            className={classes.switch}
            onClick={() => setTable(!isTable)}
            title={isTable ? t`Show the picture` : t`Show the numbers`}
          >
            <Sign aria-hidden size={18} stroke={1.75} />
          </UnstyledButton>
        )}
      </header>
      <div className={classes.body}>{isTable && table ? <Numbers of={table} labelledBy={heading} /> : children}</div>
    </section>
  )
}

function Numbers({ of: { columns, rows }, labelledBy }: { of: ChartTable; labelledBy: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section aria-labelledby={labelledBy} className={classes.numbers} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {others.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of the columns
                <td className="numbers" key={place}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Stands where a picture would be while there is nothing to show. */
export const ChartNothing = ({ children }: { children?: ReactNode }) => (
  <p className={classes.nothing}>{children ?? <Trans>Nothing in this period.</Trans>}</p>
)

/** Cards beside each other where there is room. */
export const ChartGrid = ({ children }: { children: ReactNode }) => <div className={classes.grid}>{children}</div>
