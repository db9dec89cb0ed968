import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { type Face, Faces } from '../ui/faces.ts'
import { api } from './api.ts'
import { useMe } from './session.ts'

/** Gives every avatar below it the pictures of the company's people: one small answer, kept until somebody changes theirs. */
export function CompanyFaces({ children }: { children: ReactNode }) {
  const { can } = useMe()
  const { data } = useQuery(
    api.company.employees.faces.queryOptions({
      input: {},
      enabled: can('can_view_employees'),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
  const faces = useMemo(() => {
    const known = new Map<string, Face>()
    for (const { employeeId, userId, picture } of data?.items ?? []) {
      const face = { id: employeeId, picture }
      known.set(employeeId, face).set(userId, face)
    }
    return known
  }, [data])
  return <Faces value={faces}>{children}</Faces>
}
