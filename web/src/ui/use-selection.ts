import type { Selection } from './data-table.tsx'

/** What the checkboxes of a table do. */
export function useSelection<Row>(rows: Row[] | undefined, rowKey: (row: Row) => string, selection?: Selection) {
  const keys = rows?.map(rowKey) ?? []
  const ids = selection?.ids ?? new Set<string>()
  const isAll = keys.length > 0 && keys.every(key => ids.has(key))
  return {
    count: ids.size,
    isAll,
    clear: () => selection?.onChange(new Set()),
    toggleAll: () => selection?.onChange(new Set(isAll ? [] : keys)),
    toggleAt: (index: number) => {
      const key = keys[index]
      if (key === undefined) return
      const next = new Set(ids)
      if (!next.delete(key)) next.add(key)
      selection?.onChange(next)
    },
  }
}
