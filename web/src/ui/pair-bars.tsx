import { Tooltip } from '@mantine/core'
import { Link, type LinkProps } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import classes from './pair-bars.module.css'

export interface Pair {
  key: string
  /** Below its bars, short. */
  label: string
  /** What a screen reader hears and a tooltip heads: "November 2026". */
  fullLabel: string
  /** How tall the two are. */
  sizes: [number, number]
  /** What they stand for. */
  values: [string, string]
  link: Pick<LinkProps, 'to' | 'params' | 'search'>
}

interface Props {
  label: string
  /** What the two of each pair are called. */
  names: [string, string]
  pairs: Pair[]
  /** A value on the scale, short. */
  scale: (size: number) => ReactNode
}

/** Two bars for each month or week: arrows walk along, each pair says its values and leads to what it is made of. */
export function PairBars({ label, names, pairs, scale }: Props) {
  const top = roundTop(Math.max(1, ...pairs.flatMap(({ sizes }) => sizes)))
  const [at, setAt] = useState(pairs.length - 1)
  const group = useRef<HTMLUListElement>(null)
  const walk = (event: KeyboardEvent) => {
    const isRtl = document.documentElement.dir === 'rtl'
    const steps: Record<string, number> = { ArrowLeft: isRtl ? 1 : -1, ArrowRight: isRtl ? -1 : 1 }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const next = Math.min(pairs.length - 1, Math.max(0, at + step))
    setAt(next)
    group.current?.querySelectorAll('a')[next]?.focus()
  }
  return (
    <div className={classes.chart}>
      <div aria-hidden className={classes.names}>
        {names.map((name, side) => (
          <span className={classes.name} key={name}>
            <span className={classes.swatch} data-side={side} />
            {name}
          </span>
        ))}
      </div>
      <div className={classes.plot}>
        <div aria-hidden className={`${classes.scale} numbers`}>
          <span>{scale(top)}</span>
          <span>{scale(top / 2)}</span>
          <span>{scale(0)}</span>
        </div>
        <ul aria-label={label} className={classes.pairs} onKeyDown={walk} ref={group}>
          {pairs.map((pair, index) => (
            <li className={classes.place} key={pair.key}>
              <Tooltip
                events={{ hover: true, focus: true, touch: false }}
                label={<PairWords names={names} pair={pair} />}
                openDelay={0}
              >
                <Link
                  aria-label={`${pair.fullLabel}: ${names.map((name, side) => `${name} ${pair.values[side]}`).join(', ')}`}
                  className={classes.pair}
                  onFocus={() => setAt(index)}
                  tabIndex={index === at ? 0 : -1}
                  {...(pair.link as LinkProps)}
                >
                  <span className={classes.bars}>
                    {pair.sizes.map((size, side) => (
                      <span
                        className={classes.bar}
                        data-side={side}
                        // biome-ignore lint/suspicious/noArrayIndexKey: there are always two, in this order
                        key={side}
                        style={{ height: `${(size / top) * 100}%` }}
                      />
                    ))}
                  </span>
                  <span className={classes.label}>{pair.label}</span>
                </Link>
              </Tooltip>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function PairWords({ pair, names }: { pair: Pair; names: Props['names'] }) {
  return (
    <>
      <strong>{pair.fullLabel}</strong>
      {names.map((name, side) => (
        <span className={`${classes.tip} numbers`} key={name}>
          <span>{name}</span>
          <bdi>{pair.values[side]}</bdi>
        </span>
      ))}
    </>
  )
}

/** The next round number: a scale people can halve in their heads. */
function roundTop(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size))
  return power * ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find(step => step * power >= size) as number)
}
