import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import type { Department } from '@steward/contract/company/departments.ts'
import type { Employee } from '@steward/contract/company/employees.ts'
import { IconSitemap } from '@tabler/icons-react'
import { type Branching, treeOf } from '../../company/department-tree.ts'
import { useDepartments } from '../../company/departments.ts'
import { useEverybody } from '../../company/people.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { useMe } from '../../platform/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { useIsPhone } from '../../ui/use-is-phone.ts'
import { ChartDrawing } from './chart-drawing.tsx'
import { ChartList } from './chart-list.tsx'
import classes from './chart-page.module.css'
import { PeopleTabs } from './people-tabs.tsx'

/** A department as the chart shows it: with its people, the manager first. */
export interface Unit {
  id: string
  name: string
  managerId: string | null
  people: Employee[]
}

/** Who works where and who leads whom, as one picture. */
export function ChartPage() {
  const { t } = useLingui()
  const { company } = useMe()
  const isPhone = useIsPhone()
  const { data: departments, ...asked } = useDepartments()
  const { data: everybody, ...others } = useEverybody()
  const error = asked.error ?? others.error
  const isThere = departments && everybody
  const tree = isThere ? unitsOf(departments, everybody, t`Without a department`) : []
  return (
    <Page body="fill" title={t`Org chart`} tools={<PeopleTabs />}>
      {error && !isThere && (
        <ErrorState
          onRetry={() => {
            void asked.refetch()
            void others.refetch()
          }}
        >
          {sentenceOf(error)}
        </ErrorState>
      )}
      {!error && !isThere && (
        <div className={classes.waiting}>
          <Skeleton height={200} radius="md" />
        </div>
      )}
      {isThere && departments.length === 0 && (
        <EmptyState
          action={
            <ButtonLink to="/people/departments">
              <Trans>Go to departments</Trans>
            </ButtonLink>
          }
          icon={IconSitemap}
          title={<Trans>Nothing to draw yet</Trans>}
        >
          <Trans>Once there are departments with managers and people, the chart draws itself.</Trans>
        </EmptyState>
      )}
      {isThere && departments.length > 0 && (
        <>
          {!isPhone && <ChartDrawing title={company.name} tree={tree} />}
          {/* Paper has no room to scroll: it takes the list, as a phone does. */}
          <div className={isPhone ? classes.onPhone : classes.onPaper}>
            <ChartList tree={tree} />
          </div>
        </>
      )}
    </Page>
  )
}

function unitsOf(departments: Department[], everybody: Employee[], rest: string): Branching<Unit>[] {
  const known = new Set(departments.map(({ id }) => id))
  const peopleOf = new Map<string | null, Employee[]>()
  for (const person of everybody) {
    const place = person.departmentId && known.has(person.departmentId) ? person.departmentId : null
    peopleOf.set(place, [...(peopleOf.get(place) ?? []), person])
  }
  const byId = new Map(everybody.map(person => [person.id, person]))
  const units = departments.map(({ id, name, parentId, managerId }) => {
    const manager = managerId ? byId.get(managerId) : undefined
    const others = (peopleOf.get(id) ?? []).filter(person => person.id !== managerId)
    return { id, name, parentId, managerId: manager?.id ?? null, people: manager ? [manager, ...others] : others }
  })
  const free = peopleOf.get(null) ?? []
  const loose = { id: 'none', name: rest, parentId: null, managerId: null, people: free }
  return treeOf(free.length ? [...units, loose] : units)
}
