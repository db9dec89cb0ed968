import { useLingui } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import { type RefObject, useEffect, useState } from 'react'
import classes from './board.module.css'
import type { BoardColumn } from './board.tsx'
import { useFormats } from './formats.tsx'
import { ToneDot } from './status-chip.tsx'

interface Props<Card> {
  columns: BoardColumn<Card>[]
  frame: RefObject<HTMLDivElement | null>
}

/** On a phone one column fills the screen: these lead from one to the other, as does a swipe. */
export function BoardJumps<Card>({ columns, frame }: Props<Card>) {
  const { t } = useLingui()
  const { number } = useFormats()
  const [current, setCurrent] = useState(0)
  useEffect(() => {
    const scroller = frame.current
    if (!scroller) return
    // Right to left, `scrollLeft` counts down from zero.
    const look = () => setCurrent(Math.round(Math.abs(scroller.scrollLeft) / scroller.clientWidth))
    scroller.addEventListener('scroll', look, { passive: true })
    return () => scroller.removeEventListener('scroll', look)
  }, [frame])
  const jump = (place: number) =>
    frame.current?.querySelector(`[data-column="${place}"]`)?.scrollIntoView({ inline: 'center', block: 'nearest' })
  return (
    <nav aria-label={t`Columns`} className={classes.jumps}>
      {columns.map(({ key, title, tone, count }, place) => (
        <UnstyledButton
          aria-current={place === current || undefined}
          className={classes.jump}
          key={key}
          onClick={() => jump(place)}
        >
          <ToneDot tone={tone} />
          <span>{title}</span>
          {count !== undefined && <span className={classes.count}>{number(count)}</span>}
        </UnstyledButton>
      ))}
    </nav>
  )
}
