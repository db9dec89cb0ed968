import { DragDropContext, type DropResult } from '@hello-pangea/dnd'
import { useMediaQuery } from '@mantine/hooks'
import type { LinkProps } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import classes from './board.module.css'
import { BoardJumps } from './board-jumps.tsx'
import { BoardLane } from './board-lane.tsx'
import type { Tone } from './status-chip.tsx'
import { useBoardKeys } from './use-board-keys.ts'
import { useBoardWords } from './use-board-words.ts'

export interface BoardColumn<Card> {
  key: string
  title: string
  tone: Tone
  /** `undefined` until they came the first time; afterwards keep the old ones while new ones load. */
  cards: Card[] | undefined
  /** How many there are, loaded or not. */
  count?: number | undefined
  /** What they come to, beside the count. */
  sum?: ReactNode
  hasMore?: boolean
  onMore?: () => void
  /** At the end of the column's head: a "+". */
  action?: ReactNode
}

export interface BoardProps<Card> {
  /** What is on it, for screen readers: "Leads by status". */
  label: string
  columns: BoardColumn<Card>[]
  cardKey: (card: Card) => string
  /** Stands first on the card, as a link; also how it is called when it moves. */
  cardTitle: (card: Card) => string
  /** Where a card leads. */
  linkTo: (card: Card) => Pick<LinkProps, 'to' | 'params' | 'search'>
  /** What stands under the title. */
  body: (card: Card) => ReactNode
  /**
   * Brings a card to another column. It stands there while this runs, and afterwards wherever the columns have it: resolve
   * once they know better; when it was refused or called off, the card is back where it came from. Left out, nothing moves.
   */
  onMove?: (card: Card, to: string) => Promise<unknown>
  /** Columns a card may not go to; all but its own may be gone to unless told. */
  mayMove?: (card: Card, to: string) => boolean
  /** What else its menu offers: Menu.Item elements. */
  menu?: (card: Card) => ReactNode
}

interface Move<Card> {
  card: Card
  to: string
  index: number
}

/** Columns of cards. Cards move by mouse, touch (held a moment), keys (Space, arrows, Space) and their menu. */
export function Board<Card>(board: BoardProps<Card>) {
  const { label, columns, cardKey, onMove } = board
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const [moves, setMoves] = useState<ReadonlyMap<string, Move<Card>>>(new Map())
  // What others do meanwhile waits until the card is let go: nothing moves under the pointer.
  const [held, setHeld] = useState<{ columns: BoardColumn<Card>[]; card: Card }>()
  const frame = useRef<HTMLDivElement>(null)
  const words = useBoardWords(board)
  const onKeyDown = useBoardKeys()

  const shown = held?.columns ?? withMoves(columns, moves, cardKey)
  const mayMove = (card: Card, to: string) =>
    onMove !== undefined && !moves.has(cardKey(card)) && (board.mayMove?.(card, to) ?? true)

  const move = async (card: Card, to: string, index = 0) => {
    const key = cardKey(card)
    setMoves(before => new Map(before).set(key, { card, to, index }))
    try {
      await onMove?.(card, to)
    } catch {
      // Whoever refused has said why; the card is where it was.
    } finally {
      setMoves(before => new Map([...before].filter(([other]) => other !== key)))
      requestAnimationFrame(() => comeBackTo(frame.current, key))
    }
  }
  const find = (key: string) => shown.flatMap(column => column.cards ?? []).find(card => cardKey(card) === key)
  const drop = ({ draggableId, source, destination }: DropResult) => {
    setHeld(undefined)
    const card = find(draggableId)
    if (!card || !destination || destination.droppableId === source.droppableId) return
    void move(card, destination.droppableId, destination.index)
  }
  return (
    <DragDropContext
      dragHandleUsageInstructions={onMove && !isPhone ? words.instructions : ''}
      onBeforeCapture={({ draggableId }) => {
        const card = find(draggableId)
        if (card) setHeld({ columns: shown, card })
      }}
      onDragEnd={(result, { announce }) => {
        announce(words.dropped(result))
        drop(result)
      }}
      onDragStart={(start, { announce }) => announce(words.lifted(start))}
      onDragUpdate={(update, { announce }) => announce(words.over(update))}
    >
      <div className={classes.board}>
        {isPhone && <BoardJumps columns={shown} frame={frame} />}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk between the cards, which have the focus */}
        <div className={classes.frame} data-dragging={held ? true : undefined} onKeyDown={onKeyDown} ref={frame}>
          <ul aria-label={label} className={classes.columns}>
            {shown.map((column, place) => (
              <BoardLane
                {...board}
                column={column}
                isDropDisabled={
                  held !== undefined && !isOwn(column, held.card, cardKey) && !mayMove(held.card, column.key)
                }
                isPhone={isPhone ?? false}
                key={column.key}
                mayMove={mayMove}
                move={move}
                others={shown.filter(({ key }) => key !== column.key)}
                place={place}
              />
            ))}
          </ul>
        </div>
      </div>
    </DragDropContext>
  )
}

// A card that changed its column lost the focus, or the dialog that it brought up did.
function comeBackTo(frame: HTMLElement | null, key: string) {
  if (document.activeElement !== document.body) return
  frame?.querySelector<HTMLElement>(`[data-rfd-drag-handle-draggable-id="${CSS.escape(key)}"]`)?.focus()
}

function isOwn<Card>(column: BoardColumn<Card>, card: Card, cardKey: (card: Card) => string) {
  return column.cards?.some(other => cardKey(other) === cardKey(card)) ?? false
}

function withMoves<Card>(
  columns: BoardColumn<Card>[],
  moves: ReadonlyMap<string, Move<Card>>,
  cardKey: (card: Card) => string,
): BoardColumn<Card>[] {
  if (moves.size === 0) return columns
  return columns.map(column => {
    const cards = (column.cards ?? []).filter(card => (moves.get(cardKey(card))?.to ?? column.key) === column.key)
    const gone = (column.cards?.length ?? 0) - cards.length
    const come = [...moves.values()].filter(({ to, card }) => to === column.key && !isOwn(column, card, cardKey))
    for (const { card, index } of come) cards.splice(index, 0, card)
    if (gone === 0 && come.length === 0) return column
    return { ...column, cards, count: column.count === undefined ? undefined : column.count - gone + come.length }
  })
}
