import { useLingui } from '@lingui/react/macro'
import type { Employee } from '@steward/contract/company/employees.ts'
import { useMe } from '../../platform/session.ts'
import type { Column } from '../../ui/columns.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Day } from '../../ui/day.tsx'
import { Money } from '../../ui/money.tsx'
import { Person } from '../../ui/person.tsx'
import type { PeopleListProps } from './people-cards.tsx'

interface Props extends PeopleListProps {
  sort: string
  onSort: (sort: string) => void
}

export function PeopleTable({
  rows,
  empty,
  error,
  isPlaceholderData,
  hasNextPage,
  fetchNextPage,
  sort,
  onSort,
}: Props) {
  const { t } = useLingui()
  return (
    <DataTable
      columns={usePeopleColumns()}
      empty={empty}
      error={error}
      hasMore={hasNextPage}
      isRefreshing={isPlaceholderData}
      label={t`People`}
      linkTo={({ id }) => ({ to: '/people/$id', params: { id } })}
      name="people"
      onMore={() => void fetchNextPage()}
      onSort={onSort}
      rowKey={({ id }) => id}
      rows={rows}
      sort={sort}
    />
  )
}

function usePeopleColumns(): Column<Employee>[] {
  const { t } = useLingui()
  const { can } = useMe()
  return [
    { key: 'name', title: t`Name`, cell: ({ id, name }) => <Person id={id} name={name} size={24} />, sort: 'name' },
    { key: 'designation', title: t`Position`, cell: ({ designation }) => designation ?? '' },
    { key: 'department', title: t`Department`, cell: ({ departmentName }) => departmentName ?? '', width: 180 },
    { key: 'branch', title: t`Branch`, cell: ({ branchName }) => branchName ?? '', width: 130, phone: 'hidden' },
    {
      key: 'phone',
      title: t`Phone`,
      cell: ({ phone }) => phone && <bdi>{phone}</bdi>,
      width: 150,
      phone: 'hidden',
    },
    {
      key: 'joinDate',
      title: t`Joined`,
      cell: ({ joinDate }) => joinDate && <Day value={joinDate} />,
      sort: 'joinDate',
      width: 136,
      phone: 'hidden',
    },
    ...(can('can_view_salaries')
      ? [
          {
            key: 'salary',
            title: t`Salary`,
            cell: ({ salary }: Employee) => salary && <Money amount={salary} />,
            align: 'end' as const,
            width: 130,
            extra: true,
          },
        ]
      : []),
  ]
}
