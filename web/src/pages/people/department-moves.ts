import { useLingui } from '@lingui/react/macro'
import type { Department } from '@steward/contract/company/departments.ts'
import { useChangeDepartment, useDepartmentActions } from '../../company/departments.ts'
import { showProblem } from '../../platform/error-toast.ts'
import { isProblem } from '../../platform/problem.ts'
import { toast, toastError } from '../../ui/toast.tsx'
import { useHeldSentence } from './held-sentence.ts'

/** Moving a department elsewhere and deleting it, each with a way back. */
export function useDepartmentMoves() {
  const { t } = useLingui()
  const held = useHeldSentence()
  const change = useChangeDepartment()
  const { remove, restore } = useDepartmentActions()
  return {
    move(department: Department, to: { id: string; name: string } | null) {
      const { name } = department
      const parentId = to?.id ?? null
      if (parentId === department.parentId) return
      change(department, { parentId }).then(
        ({ undo }) => toast(to ? t`${name} stands below ${to.name} now` : t`${name} stands at the top now`, { undo }),
        () => {
          // The refusal has been told; the tree stands as it was.
        },
      )
    },
    /** Says whether it is gone; what still depends on it is told. */
    async remove({ id, name }: Department): Promise<boolean> {
      try {
        await remove.mutateAsync({ id })
        toast(t`${name} is deleted`, { undo: () => restore.mutate({ id }) })
        return true
      } catch (error) {
        if (isProblem(error, 'STILL_IN_USE')) toastError(held(name, error.data))
        else showProblem(error)
        return false
      }
    },
  }
}
