import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowsMinimize, IconMinus, IconPlus, IconPrinter } from '@tabler/icons-react'
import { type CSSProperties, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Branching } from '../../company/department-tree.ts'
import { sumOf } from '../../company/department-tree.ts'
import { useFormats } from '../../ui/formats.tsx'
import { useShortcut } from '../../ui/shortcut.tsx'
import classes from './chart-page.module.css'
import type { Unit } from './chart-page.tsx'
import { ChartPeople } from './chart-people.tsx'
import { usePan } from './use-pan.ts'

type Node = Branching<Unit>

// Smaller than this nobody reads the names.
const LEAST_AT_FIRST = 0.65

/** How large the drawing may be to be seen whole; never larger than life. */
function wholeOf(frame: HTMLElement | null, drawing: HTMLElement | null): number {
  if (!frame || !drawing) return 1
  const zoom = Number(drawing.style.zoom) || 1
  const share = (room: number, need: number) => room / (need / zoom)
  const { clientWidth, clientHeight } = frame
  // While it is narrower than its frame it is as wide as that: measured by what is in it.
  const content = drawing.firstElementChild as HTMLElement
  const box = content.getBoundingClientRect()
  return Math.min(1, share(clientWidth - 64, box.width), share(clientHeight - 120, box.height))
}

const steps = [0.25, 0.35, 0.5, 0.65, 0.8, 1, 1.25, 1.5]

/** The chart as a drawing that is dragged, zoomed and folded. */
export function ChartDrawing({ title, tree }: { title: string; tree: Node[] }) {
  const { t } = useLingui()
  const { percent } = useChartFormats()
  const [zoom, setZoom] = useState(1)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const stage = useRef<HTMLElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  usePan(stage, direction => step(direction))
  const step = (direction: 1 | -1) =>
    setZoom(before => {
      const larger = steps.filter(step => step > before + 0.01)
      const smaller = steps.filter(step => step < before - 0.01)
      return (direction > 0 ? larger[0] : smaller.at(-1)) ?? before
    })
  const fit = () => setZoom(Math.max(0.2, wholeOf(stage.current, paper.current)))
  const begin = useEffectEvent(() => {
    const zoom = Math.max(LEAST_AT_FIRST, wholeOf(stage.current, paper.current))
    // Too wide even so: the top stands in the middle, before anybody sees it elsewhere.
    if (paper.current) paper.current.style.zoom = String(zoom)
    paper.current?.querySelector('h2')?.scrollIntoView({ block: 'nearest', inline: 'center' })
    setZoom(zoom)
  })
  useLayoutEffect(() => begin(), [])
  const turn = (id: string) =>
    setFolded(before => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  useShortcut('+', () => step(1), t`Look closer`)
  useShortcut('-', () => step(-1), t`Step back`)
  useShortcut('0', fit, t`See the whole chart`)
  // One department at the top is the company; several stand below its name.
  const isOne = tree.length === 1
  return (
    <div className={classes.frame}>
      <section aria-label={t`Org chart, scrolls both ways`} className={classes.stage} ref={stage}>
        <div className={classes.paper} ref={paper} style={{ zoom, '--zoom': zoom } as CSSProperties}>
          {isOne ? (
            <Level folded={folded} onTurn={turn} tree={tree} />
          ) : (
            <ul className={classes.level}>
              <li className={classes.branch}>
                <div className={`${classes.node} ${classes.company}`}>
                  <h2 dir="auto">{title}</h2>
                </div>
                <Level folded={folded} onTurn={turn} tree={tree} />
              </li>
            </ul>
          )}
        </div>
      </section>
      <div className={classes.controls}>
        <Tooltip label={t`Step back`}>
          <ActionIcon aria-label={t`Step back`} onClick={() => step(-1)}>
            <IconMinus aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t`As large as it is`}>
          <Button className="numbers" color="gray" onClick={() => setZoom(1)} size="compact-sm" variant="subtle" w={56}>
            {percent(zoom)}
          </Button>
        </Tooltip>
        <Tooltip label={t`Look closer`}>
          <ActionIcon aria-label={t`Look closer`} onClick={() => step(1)}>
            <IconPlus aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t`See the whole chart`}>
          <ActionIcon aria-label={t`See the whole chart`} onClick={fit}>
            <IconArrowsMinimize aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t`Print`}>
          <ActionIcon aria-label={t`Print`} onClick={() => window.print()}>
            <IconPrinter aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  )
}

function useChartFormats() {
  const { locale } = useFormats()
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  return { percent: (share: number) => format.format(share) }
}

interface LevelProps {
  tree: Node[]
  folded: ReadonlySet<string>
  onTurn: (id: string) => void
}

// Many small departments below one stand in a column, so that the picture doesn't get wider than it says.
const SIDE_BY_SIDE = 3

function Level({ tree, folded, onTurn }: LevelProps) {
  const isColumn = tree.length > SIDE_BY_SIDE && tree.every(({ children }) => children.length === 0)
  return (
    <ul className={isColumn ? classes.column : classes.level}>
      {tree.map(node => (
        <li className={classes.branch} key={node.item.id}>
          <UnitCard isFolded={folded.has(node.item.id)} node={node} onTurn={() => onTurn(node.item.id)} />
          {node.children.length > 0 && !folded.has(node.item.id) && (
            <Level folded={folded} onTurn={onTurn} tree={node.children} />
          )}
        </li>
      ))}
    </ul>
  )
}

function UnitCard({ node, isFolded, onTurn }: { node: Node; isFolded: boolean; onTurn: () => void }) {
  const { t } = useLingui()
  const { number } = useFormats()
  const { item, level, children } = node
  const all = sumOf(node, ({ people }) => people.length)
  const Heading = level === 1 ? 'h2' : 'h3'
  return (
    <div className={classes.node} data-loose={item.id === 'none' || undefined}>
      <div className={classes.nodeHead}>
        <Heading dir="auto" title={item.name}>
          {item.name}
        </Heading>
        <span className={`${classes.count} numbers`} title={t`People in it and below it`}>
          {number(all)}
        </span>
      </div>
      <ChartPeople unit={item} />
      {children.length > 0 && (
        <Tooltip label={isFolded ? t`Show what is below` : t`Hide what is below`}>
          <button
            aria-expanded={!isFolded}
            aria-label={t`What is below ${item.name}`}
            className={classes.fold}
            onClick={onTurn}
            type="button"
          >
            {isFolded ? number(children.length) : <IconMinus aria-hidden size={12} stroke={2} />}
          </button>
        </Tooltip>
      )}
    </div>
  )
}
