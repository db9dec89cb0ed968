import type { KeyboardEvent } from 'react'

interface Keys {
  onOpen: (index: number) => void
  onChoose: (index: number) => void
}

const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** Arrow keys or j and k move between rows marked with `data-row`, Enter opens, x and Space choose. */
export function useRowKeys({ onOpen, onChoose }: Keys) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    const index = target.dataset.row
    if (index === undefined || event.metaKey || event.ctrlKey || event.altKey) return
    const step = steps[event.key]
    if (step) focusRow(event.currentTarget, target, Number(index) + step)
    else if (event.key === 'Enter') onOpen(Number(index))
    else if (event.key === 'x' || event.key === ' ') onChoose(Number(index))
    else return
    event.preventDefault()
  }
}

// Tab enters a table at the row one left it at.
function focusRow(table: HTMLElement, from: HTMLElement, index: number) {
  const row = table.querySelector<HTMLElement>(`[data-row="${index}"]`)
  if (!row) return
  from.tabIndex = -1
  row.tabIndex = 0
  row.focus()
}
