import { Draggable, Droppable } from '@hello-pangea/dnd'
import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import classes from './board.module.css'
import type { BoardColumn, BoardProps } from './board.tsx'
import { BoardCard } from './board-card.tsx'
import { useFormats } from './formats.tsx'
import { MoreRows } from './more-rows.tsx'
import { ToneDot } from './status-chip.tsx'

const PLACEHOLDERS = [0, 1, 2]

export interface LaneProps<Card> extends Omit<BoardProps<Card>, 'mayMove'> {
  column: BoardColumn<Card>
  others: BoardColumn<Card>[]
  place: number
  isPhone: boolean
  isDropDisabled: boolean
  mayMove: (card: Card, to: string) => boolean
  move: (card: Card, to: string) => void
}

/** One column: its head, its cards, and whatever comes after them as one scrolls. */
export function BoardLane<Card>(lane: LaneProps<Card>) {
  const { column, others, place, isPhone, isDropDisabled, cardKey, mayMove } = lane
  const { t } = useLingui()
  const { number } = useFormats()
  const { key, title, tone, cards, count, sum, action } = column
  return (
    <li className={classes.column} data-closed={isDropDisabled || undefined} data-column={place}>
      <section aria-label={title}>
        <div className={classes.head}>
          <ToneDot tone={tone} />
          <h2>{title}</h2>
          {count !== undefined && (
            <span aria-label={t`${number(count)} in ${title}`} className={classes.count} role="img">
              {number(count)}
            </span>
          )}
          <span className={classes.sum}>{sum}</span>
          {action}
        </div>
        <Droppable droppableId={key} isDropDisabled={isDropDisabled}>
          {({ innerRef, droppableProps, placeholder }, { isDraggingOver }) => (
            <div {...droppableProps} className={classes.cards} data-over={isDraggingOver || undefined} ref={innerRef}>
              {!cards && PLACEHOLDERS.map(index => <Skeleton className={classes.waiting} key={index} />)}
              {cards?.length === 0 && !isDraggingOver && (
                <p className={classes.nothing}>
                  <Trans>Nothing here</Trans>
                </p>
              )}
              {cards?.map((card, index) => (
                <Draggable
                  draggableId={cardKey(card)}
                  index={index}
                  isDragDisabled={isPhone || !others.some(other => mayMove(card, other.key))}
                  key={cardKey(card)}
                >
                  {(provided, { isDragging }) => (
                    <BoardCard {...lane} card={card} index={index} isDragging={isDragging} provided={provided} />
                  )}
                </Draggable>
              ))}
              {placeholder}
              {column.hasMore && column.onMore && <MoreRows onMore={column.onMore} />}
            </div>
          )}
        </Droppable>
      </section>
    </li>
  )
}
