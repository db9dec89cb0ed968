import type { DragStart, DragUpdate, DropResult } from '@hello-pangea/dnd'
import { useLingui } from '@lingui/react/macro'
import type { BoardProps } from './board.tsx'

/** What a screen reader says while a card moves. */
export function useBoardWords<Card>({ columns, cardKey, cardTitle }: BoardProps<Card>) {
  const { t } = useLingui()
  const titleOf = (id: string) => {
    const card = columns.flatMap(({ cards }) => cards ?? []).find(card => cardKey(card) === id)
    return card ? cardTitle(card) : ''
  }
  const columnOf = (id: string) => columns.find(({ key }) => key === id)?.title ?? ''
  return {
    instructions: t`Enter opens. Space lifts the card, arrow keys carry it to another column, Space lets it go, Escape puts it back. M opens its menu, which moves it too.`,
    lifted: ({ draggableId, source }: DragStart) =>
      t`${titleOf(draggableId)} is lifted from ${columnOf(source.droppableId)}.`,
    over: ({ draggableId, destination }: DragUpdate) =>
      destination
        ? t`${titleOf(draggableId)} is over ${columnOf(destination.droppableId)}.`
        : t`${titleOf(draggableId)} is over no column.`,
    dropped: ({ draggableId, source, destination, reason }: DropResult) =>
      reason === 'CANCEL' || !destination || destination.droppableId === source.droppableId
        ? t`${titleOf(draggableId)} is back in ${columnOf(source.droppableId)}.`
        : t`${titleOf(draggableId)} is moved to ${columnOf(destination.droppableId)}.`,
  }
}
