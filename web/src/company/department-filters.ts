import { idIn, textIn } from '../ui/address.ts'

/** What the tree of departments shows; stands in the address. */
export interface DepartmentFilters {
  q?: string
  /** The department that is being looked at. */
  open?: string
}

/** Reads filters from an address; what makes no sense is left out. */
export const departmentFilters = ({ q, open }: Record<string, unknown>): DepartmentFilters => ({
  q: textIn(q),
  open: idIn(open),
})
