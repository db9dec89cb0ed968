import { Trans, useLingui } from '@lingui/react/macro'
import { useLocalStorage } from '@mantine/hooks'
import type { Department } from '@steward/contract/company/departments.ts'
import { type KeyboardEvent, useState } from 'react'
import { type Branching, linesOf, placesFor, sumOf } from '../../company/department-tree.ts'
import { useMe } from '../../platform/session.ts'
import { DepartmentLine } from './department-line.tsx'
import { useDepartmentMoves } from './department-moves.ts'
import classes from './departments-page.module.css'

type Node = Branching<Department>

interface Props {
  tree: Node[]
  words: string | undefined
  onOpen: (id: string) => void
  onAdd: ((below: string) => void) | undefined
}

/** Departments below one another: arrow keys walk, open and close; Enter looks closer; dragging moves. */
export function DepartmentTree({ tree, words, onOpen, onAdd }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const { move, remove } = useDepartmentMoves()
  const [closed, setClosed] = useLocalStorage<string[]>({
    key: 'steward-closed-departments',
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  const [current, setCurrent] = useState<string>()
  const [dragged, setDragged] = useState<Department>()
  const found = words ? only(tree, words.toLocaleLowerCase()) : tree
  const isOpen = (id: string) => Boolean(words) || !closed.includes(id)
  const lines = linesOf(found, isOpen)
  const turn = (id: string, open: boolean) =>
    setClosed(before => [...before.filter(other => other !== id), ...(open ? [] : [id])])
  const places = dragged ? new Set(placesFor(tree, dragged.id).map(({ item }) => item.id)) : undefined
  const focusOn = current && lines.some(({ item }) => item.id === current) ? current : lines[0]?.item.id
  const keys = useTreeKeys({ lines, isOpen, turn, onOpen })
  if (lines.length === 0) {
    return (
      <p className={classes.none}>
        <Trans>No department is called that.</Trans>
      </p>
    )
  }
  return (
    <div className={classes.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: what ARIA's own pattern for a tree with columns does */}
      <table aria-label={t`Departments`} className={classes.tree} onKeyDown={keys} role="treegrid">
        <thead>
          <tr
            data-target={(dragged?.parentId && true) || undefined}
            onDragOver={event => dragged?.parentId && event.preventDefault()}
            onDrop={() => dragged && move(dragged, null)}
          >
            <th className={classes.nameColumn} scope="col">
              {dragged?.parentId ? <Trans>Drop here to put it at the top</Trans> : <Trans>Department</Trans>}
            </th>
            <th className={classes.managerColumn} scope="col">
              <Trans>Manager</Trans>
            </th>
            <th className={classes.countColumn} scope="col">
              <Trans>People</Trans>
            </th>
            <th className={classes.endColumn}>
              <span className={classes.unseen}>
                <Trans>What to do with it</Trans>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((node, index) => (
            <DepartmentLine
              drag={{
                isDragged: dragged?.id === node.item.id,
                isTarget: places?.has(node.item.id) ?? false,
                start: can('can_edit_departments') ? () => setDragged(node.item) : undefined,
                end: () => setDragged(undefined),
                drop: () => dragged && move(dragged, node.item),
              }}
              index={index}
              inAll={sumOf(node, ({ peopleCount }) => peopleCount)}
              isCurrent={node.item.id === focusOn}
              isOpen={isOpen(node.item.id)}
              key={node.item.id}
              node={node}
              onAdd={onAdd && (() => onAdd(node.item.id))}
              onFocus={() => setCurrent(node.item.id)}
              onOpen={() => onOpen(node.item.id)}
              onRemove={can('can_delete_departments') ? () => void remove(node.item) : undefined}
              onTurn={open => turn(node.item.id, open)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Those that have the words in their name, with whatever they stand below. */
const only = (tree: Node[], words: string): Node[] =>
  tree.flatMap(node => {
    const children = only(node.children, words)
    return children.length || node.item.name.toLocaleLowerCase().includes(words) ? [{ ...node, children }] : []
  })

interface Keys {
  lines: Node[]
  isOpen: (id: string) => boolean
  turn: (id: string, open: boolean) => void
  onOpen: (id: string) => void
}

// https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/ with rows that take the focus.
function useTreeKeys({ lines, isOpen, turn, onOpen }: Keys) {
  return (event: KeyboardEvent<HTMLTableElement>) => {
    const row = event.target as HTMLElement
    const at = Number(row.dataset.row)
    const node = lines[at]
    if (row.tagName !== 'TR' || !node || event.ctrlKey || event.metaKey || event.altKey) return
    const go = (index: number) =>
      event.currentTarget
        .querySelector<HTMLElement>(`[data-row="${Math.max(0, Math.min(lines.length - 1, index))}"]`)
        ?.focus()
    const isLtr = getComputedStyle(row).direction === 'ltr'
    const [inwards, outwards] = isLtr ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
    const { id } = node.item
    const hasChildren = node.children.length > 0
    if (event.key === 'ArrowDown' || event.key === 'j') go(at + 1)
    else if (event.key === 'ArrowUp' || event.key === 'k') go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(lines.length - 1)
    else if (event.key === 'Enter') onOpen(id)
    else if (event.key === inwards && hasChildren) isOpen(id) ? go(at + 1) : turn(id, true)
    else if (event.key === outwards && hasChildren && isOpen(id)) turn(id, false)
    else if (event.key === outwards) go(lines.findIndex(({ item }) => item.id === node.item.parentId))
    else return
    event.preventDefault()
  }
}
