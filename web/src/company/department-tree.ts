/** A department and those below it. */
export interface Branching<Item> {
  item: Item
  /** 1 for those that stand below nobody. */
  level: number
  children: Branching<Item>[]
}

interface Nested {
  id: string
  parentId: string | null
}

/** Puts a flat list into a tree, in its own order. What stands below something unknown, or in a ring, stands at the top. */
export function treeOf<Item extends Nested>(items: readonly Item[]): Branching<Item>[] {
  const byId = new Map(items.map(item => [item.id, item]))
  const isTop = ({ id, parentId }: Item) => {
    const seen = new Set([id])
    for (let above = parentId; above; above = byId.get(above)?.parentId ?? null) {
      if (seen.has(above)) return true
      seen.add(above)
    }
    return !parentId || !byId.has(parentId)
  }
  const below = new Map<string | null, Item[]>()
  for (const item of items) {
    const place = isTop(item) ? null : item.parentId
    below.set(place, [...(below.get(place) ?? []), item])
  }
  const grow = (id: string | null, level: number): Branching<Item>[] =>
    (below.get(id) ?? []).map(item => ({ item, level, children: grow(item.id, level + 1) }))
  return grow(null, 1)
}

/** The tree as lines from top to bottom, without what is below closed ones. */
export const linesOf = <Item extends Nested>(
  tree: readonly Branching<Item>[],
  isOpen: (id: string) => boolean = () => true,
): Branching<Item>[] => tree.flatMap(node => [node, ...(isOpen(node.item.id) ? linesOf(node.children, isOpen) : [])])

/** The sum of something over a department and all below it. */
export const sumOf = <Item>({ item, children }: Branching<Item>, of: (item: Item) => number): number =>
  children.reduce((sum, child) => sum + sumOf(child, of), of(item))

/** Those that a department can be moved below: not itself, and nothing below it. */
export function placesFor<Item extends Nested>(tree: readonly Branching<Item>[], id: string): Branching<Item>[] {
  return tree.flatMap(node => (node.item.id === id ? [] : [node, ...placesFor(node.children, id)]))
}
