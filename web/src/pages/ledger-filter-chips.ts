import { useLingui } from '@lingui/react/macro'
import { createElement } from 'react'
import type { LedgerFilters } from '../finance/ledger-filters.ts'
import { useCategories } from '../finance/transactions.ts'
import { useBranchFilter } from '../platform/branches.ts'
import { useColleagues } from '../platform/people.ts'
import type { Filter } from '../ui/filter-chips.tsx'
import { ToneDot } from '../ui/status-chip.tsx'

/** What the ledger can be narrowed by, beside a period. */
export function useLedgerFilterChips({ type, category, employee, branch }: LedgerFilters): Filter[] {
  const { t } = useLingui()
  const categories = useCategories()
  const people = usePeopleFilter(employee)
  const branches = useBranchFilter(branch)
  return [
    {
      key: 'type',
      label: t`Direction`,
      value: type,
      options: [
        {
          value: 'credit',
          label: t({ message: 'Income', context: 'one entry' }),
          icon: createElement(ToneDot, { tone: 'good' }),
        },
        { value: 'debit', label: t`Expense`, icon: createElement(ToneDot, { tone: 'quiet' }) },
      ],
    },
    {
      key: 'category',
      label: t`Category`,
      value: category,
      options: categories.map(category => ({ value: category, label: category })),
    },
    ...[people, branches].filter(filter => filter !== undefined),
  ]
}

function usePeopleFilter(employee: string | undefined): Filter | undefined {
  const { t } = useLingui()
  const options = useColleagues()
  return options.length > 0 ? { key: 'employee', label: t`Person`, value: employee, options } : undefined
}
