import type { KeyboardEvent } from 'react'

const steps: Record<string, [columns: number, cards: number]> = {
  ArrowDown: [0, 1],
  j: [0, 1],
  ArrowUp: [0, -1],
  k: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
}

/** Arrow keys walk between cards while none is lifted, Enter opens. Cards are marked with `data-place` and `data-card`. */
export function useBoardKeys() {
  return (event: KeyboardEvent<HTMLElement>) => {
    const card = event.target as HTMLElement
    const { place, card: index } = card.dataset
    // A lifted card takes the arrows for itself.
    if (event.defaultPrevented || place === undefined || index === undefined) return
    if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return
    const board = event.currentTarget
    const step = steps[event.key]
    if (step) walk(board, card, Number(place), Number(index), step)
    else if (event.key === 'Enter') card.querySelector('a')?.click()
    else return
    event.preventDefault()
  }
}

function walk(board: HTMLElement, from: HTMLElement, place: number, index: number, [columns, cards]: [number, number]) {
  const sign = getComputedStyle(board).direction === 'rtl' ? -1 : 1
  const to = columns === 0 ? cardAt(board, place, index + cards) : besides(board, place, index, sign * columns)
  if (!to) return
  from.tabIndex = -1
  to.tabIndex = 0
  to.focus()
  to.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

// Over empty columns, to the card at the same height, or the last one there.
function besides(board: HTMLElement, place: number, index: number, way: number): HTMLElement | undefined {
  for (let at = place + way; board.querySelector(`[data-column="${at}"]`); at += way) {
    const cards = board.querySelectorAll<HTMLElement>(`[data-place="${at}"][data-card]`)
    if (cards.length) return cards[Math.min(index, cards.length - 1)]
  }
  return undefined
}

const cardAt = (board: HTMLElement, place: number, index: number) =>
  board.querySelector<HTMLElement>(`[data-place="${place}"][data-card="${index}"]`)
