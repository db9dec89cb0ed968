import { useLocalStorage } from '@mantine/hooks'
import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** Pixels; columns without one share what is left. */
  width?: number
  /** `end` for money and numbers. */
  align?: 'start' | 'end'
  /** The field the server sorts by. */
  sort?: string
  /** Starts hidden; people may add it. */
  extra?: boolean
  /** Its place on a phone's card: beside the title, or left out. Others stand in the second line. */
  phone?: 'aside' | 'hidden'
}

interface Remembered {
  hidden: string[]
  widths: Record<string, number>
}

const NARROWEST = 72

/** Which columns somebody looks at and how wide they are, remembered on this device. */
export function useColumns<Row>(name: string, columns: Column<Row>[]) {
  const [first] = columns
  const [remembered, remember] = useLocalStorage<Remembered>({
    key: `steward-columns-${name}`,
    defaultValue: { hidden: columns.filter(column => column.extra).map(column => column.key), widths: {} },
    getInitialValueInEffect: false,
  })
  const { hidden, widths } = remembered
  return {
    shown: columns.filter(column => column === first || !hidden.includes(column.key)),
    optional: columns.slice(1).map(column => ({ column, isShown: !hidden.includes(column.key) })),
    widthOf: (column: Column<Row>) => widths[column.key] ?? column.width,
    resize: (key: string, width: number) =>
      remember({ hidden, widths: { ...widths, [key]: Math.max(NARROWEST, Math.round(width)) } }),
    toggle: (key: string) =>
      remember({ widths, hidden: hidden.includes(key) ? hidden.filter(other => other !== key) : [...hidden, key] }),
  }
}
