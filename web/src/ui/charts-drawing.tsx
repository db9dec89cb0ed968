import { useDirection } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import classes from './charts.module.css'
import type { ChartPoint, ChartProps, ChartSeries } from './charts.tsx'
import { labelEvery, ticksUpTo } from './charts-scale.ts'

const AXIS = 52
const BELOW = 24
const ABOVE = 8
const LABEL = 56
const WIDEST_BAR = 24

type Kind = 'columns' | 'lines'

/** The picture of a ColumnChart or LineChart: pointer and arrow keys walk through its values. */
export function Drawing({
  kind,
  label,
  points,
  series,
  format,
  roughly,
  scale,
  height = 220,
}: ChartProps & { kind: Kind }) {
  const { dir } = useDirection()
  const { ref, width } = useElementSize()
  const [at, setAt] = useState<number>()
  const active = at === undefined ? undefined : points[at]
  const isRtl = dir === 'rtl'

  const walk = (event: KeyboardEvent) => {
    const forward = isRtl ? 'ArrowLeft' : 'ArrowRight'
    const back = isRtl ? 'ArrowRight' : 'ArrowLeft'
    const next = { [forward]: (at ?? -1) + 1, [back]: (at ?? points.length) - 1, Home: 0, End: points.length - 1 }[
      event.key
    ]
    if (event.key === 'Escape') setAt(undefined)
    if (next === undefined) return
    event.preventDefault()
    setAt(Math.max(0, Math.min(points.length - 1, next)))
  }
  const point = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    const fromStart = isRtl ? box.right - event.clientX : event.clientX - box.left
    const index = Math.floor(((fromStart - AXIS) / (width - AXIS)) * points.length)
    setAt(index >= 0 && index < points.length ? index : undefined)
  }
  const last = points.length - 1
  return (
    <div
      aria-label={label}
      aria-valuemax={last}
      aria-valuemin={0}
      aria-valuenow={at ?? last}
      aria-valuetext={sentenceOf(active ?? points[last], series, format)}
      className={classes.drawing}
      onBlur={() => setAt(undefined)}
      onFocus={event => event.currentTarget.matches(':focus-visible') && setAt(last)}
      onKeyDown={walk}
      onPointerLeave={() => setAt(undefined)}
      onPointerMove={point}
      ref={ref}
      role="slider"
      style={{ height }}
      tabIndex={0}
    >
      {width > 0 && <Picture {...{ kind, points, series, roughly, scale, width, height, at, isRtl }} />}
      {active && at !== undefined && (
        <Values
          atEnd={at > points.length / 2}
          format={format}
          from={AXIS + ((at + 0.5) * (width - AXIS)) / points.length}
          point={active}
          series={series}
        />
      )}
    </div>
  )
}

interface PictureProps extends Pick<ChartProps, 'points' | 'series' | 'roughly' | 'scale'> {
  kind: Kind
  width: number
  height: number
  at: number | undefined
  isRtl: boolean
}

function Picture({ kind, points, series, roughly, scale, width, height, at, isRtl }: PictureProps) {
  // Heights on a screen may be rounded; what is written never is.
  const amountAt = (point: ChartPoint, key: string) => (point.values[key] == null ? null : Number(point.values[key]))
  const most = Math.max(0, ...points.flatMap(point => series.map(({ key }) => amountAt(point, key) ?? 0)))
  const ticks = ticksUpTo(most, scale)
  const top = ticks.at(-1) as number
  const room = width - AXIS
  const slot = room / points.length
  const x = (fromStart: number) => (isRtl ? width - fromStart : fromStart)
  const y = (value: number) => height - BELOW - (Math.max(0, value) / top) * (height - BELOW - ABOVE)
  const middle = (index: number) => AXIS + (index + 0.5) * slot
  const every = labelEvery(points.length, room, LABEL)
  return (
    <svg aria-hidden className={classes.picture} viewBox={`0 0 ${width} ${height}`}>
      {ticks.map(tick => (
        <g key={tick}>
          <line className={classes.line} x1={x(AXIS)} x2={x(width)} y1={y(tick)} y2={y(tick)} />
          <text className={classes.tick} dy="0.32em" textAnchor={isRtl ? 'start' : 'end'} x={x(AXIS - 8)} y={y(tick)}>
            {roughly(tick)}
          </text>
        </g>
      ))}
      {at !== undefined && (
        <rect
          className={classes.cursor}
          height={height - BELOW - ABOVE}
          width={slot}
          x={isRtl ? x(AXIS + (at + 1) * slot) : AXIS + at * slot}
          y={ABOVE}
        />
      )}
      {points.map((point, index) =>
        (points.length - 1 - index) % every === 0 ? (
          <text className={classes.tick} key={point.key} textAnchor="middle" x={x(middle(index))} y={height - 6}>
            {point.label}
          </text>
        ) : null,
      )}
      {kind === 'columns'
        ? points.map((point, index) => (
            <Group
              key={point.key}
              {...{ point, series, amountAt, y, slot }}
              bottom={height - BELOW}
              middle={x(middle(index))}
              sign={isRtl ? -1 : 1}
            />
          ))
        : series.map(one => (
            <Line key={one.key} {...{ points, amountAt, y }} series={one} x={index => x(middle(index))} />
          ))}
    </svg>
  )
}

interface GroupProps {
  point: ChartPoint
  series: ChartSeries[]
  amountAt: (point: ChartPoint, key: string) => number | null
  y: (value: number) => number
  slot: number
  middle: number
  bottom: number
  /** Which way the next bar of the group stands. */
  sign: 1 | -1
}

function Group({ point, series, amountAt, y, slot, middle, bottom, sign }: GroupProps) {
  const wide = Math.max(1, Math.min(WIDEST_BAR, (slot * 0.7) / series.length - 1))
  return series.map(({ key, tone }, index) => {
    const value = amountAt(point, key)
    if (!value) return null
    const from = middle + sign * (index - series.length / 2 + 0.5) * (wide + 1) - wide / 2
    // Whatever is there at all can be seen.
    const top = Math.min(y(value), bottom - 1)
    return (
      <rect
        className={classes.filled}
        data-tone={tone}
        height={bottom - top}
        key={key}
        rx={Math.min(2, wide / 3)}
        width={wide}
        x={from}
        y={top}
      />
    )
  })
}

interface LineProps extends Pick<GroupProps, 'amountAt' | 'y'> {
  points: ChartPoint[]
  series: ChartSeries
  x: (index: number) => number
}

function Line({ points, series: { key, tone }, amountAt, x, y }: LineProps) {
  const known = points.flatMap((point, index) => {
    const value = amountAt(point, key)
    return value === null ? [] : [{ key: point.key, x: x(index), y: y(value) }]
  })
  return (
    <g className={classes.stroked} data-tone={tone}>
      <polyline points={known.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {known.map(dot => (
        <circle cx={dot.x} cy={dot.y} key={dot.key} r={2.5} />
      ))}
    </g>
  )
}

const written = (point: ChartPoint, key: string, format: ChartProps['format']) =>
  point.values[key] == null ? '—' : format(String(point.values[key]))

const sentenceOf = (point: ChartPoint | undefined, series: ChartSeries[], format: ChartProps['format']) =>
  point && `${point.title}: ${series.map(({ key, label }) => `${label} ${written(point, key, format)}`).join(', ')}`

interface ValuesProps extends Pick<ChartProps, 'series' | 'format'> {
  point: ChartPoint
  /** Pixels from the start. */
  from: number
  atEnd: boolean
}

function Values({ point, series, format, from, atEnd }: ValuesProps) {
  return (
    <div className={classes.values} data-end={atEnd || undefined} style={{ insetInlineStart: from }}>
      <p>{point.title}</p>
      <dl>
        {series.map(({ key, label, tone }) => (
          <div key={key}>
            <dt>
              <span aria-hidden className={classes.mark} data-tone={tone} />
              {label}
            </dt>
            <dd className="numbers">{written(point, key, format)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
