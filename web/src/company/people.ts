import type { Employee } from '@steward/contract/company/employees.ts'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'
import { byCursor, withRows } from '../platform/pages.ts'
import { useSaving } from '../platform/saving.ts'
import { useMe } from '../platform/session.ts'
import { idIn, oneOf, textIn } from '../ui/address.ts'

/** What the directory shows; stands in the address. */
export interface PeopleFilters {
  view?: PeopleView
  department?: string
  branch?: string
  q?: string
  sort?: PeopleSort
}

export type PeopleView = 'cards' | 'table'
type PeopleSort = NonNullable<Inputs['company']['employees']['list']['sort']>

const views: PeopleView[] = ['cards', 'table']
export const peopleSorts: PeopleSort[] = ['name', '-name', 'joinDate', '-joinDate', 'createdAt', '-createdAt']

/** Reads filters from an address; what makes no sense is left out. */
export const peopleFilters = ({ view, department, branch, q, sort }: Record<string, unknown>): PeopleFilters => ({
  view: oneOf(views, view),
  department: idIn(department),
  branch: idIn(branch),
  q: textIn(q),
  sort: oneOf(peopleSorts, sort),
})

/** The filters as the server takes them. */
export const peopleInput = ({ department, branch, q, sort = 'name' }: PeopleFilters) => ({
  sort,
  ...(department && { departmentId: department }),
  ...(branch && { branchId: branch }),
  ...(q && { q }),
})

export const peopleQuery = (filters: PeopleFilters) =>
  api.company.employees.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...peopleInput(filters), cursor }),
    ...byCursor,
  })

/** Rows of all pages loaded so far. */
export function usePeople(filters: PeopleFilters) {
  const list = useInfiniteQuery(peopleQuery(filters))
  return withRows(list)
}

const MOST = 2000

/** Everybody, for the chart of the company; the first two thousand by name. */
export const useEverybody = () =>
  useQuery({
    queryKey: [...api.company.employees.list.key(), 'everybody'],
    queryFn: async () => {
      const people: Employee[] = []
      let cursor: string | undefined
      do {
        const page = await api.company.employees.list.call({ limit: 100, sort: 'name', cursor })
        people.push(...page.items)
        cursor = page.nextCursor ?? undefined
      } while (cursor && people.length < MOST)
      return people
    },
  })

export const personQuery = (id: string) => api.company.employees.find.queryOptions({ input: { id } })

/** What follows from somebody's profile: lists, counts of departments and branches, what happened. */
export function useRefreshPeople() {
  const cache = useQueryClient()
  return () => {
    const { employees, departments, branches, history } = api.company
    for (const queryKey of [employees.key(), departments.key(), branches.key(), history.key()])
      void cache.invalidateQueries({ queryKey })
  }
}

type Changes = Omit<Inputs['company']['employees']['change'], 'id'>

/** Saves fields of a profile; one's own name and phone without the right to change others. */
export function useChangePerson(person: Employee) {
  const cache = useQueryClient()
  const { can, employee } = useMe()
  const refresh = useRefreshPeople()
  const { queryKey } = personQuery(person.id)
  const save = useSaving({
    kept: (_: Employee) => cache.getQueryData(queryKey),
    send: async ({ id, ...known }, changes: Changes, version) => {
      const context = { version }
      if (can('can_edit_employees')) return api.company.employees.change.call({ id, ...changes }, { context })
      const me = await api.company.me.change.call(changes, { context })
      return { id, ...known, ...me.employee }
    },
    onSaved: saved => {
      cache.setQueryData(queryKey, saved)
      refresh()
      if (employee?.id === saved.id) void cache.invalidateQueries({ queryKey: api.company.me.key() })
    },
  })
  return (changes: Changes) => save(person, changes)
}
