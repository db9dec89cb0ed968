import { useLingui } from '@lingui/react/macro'
import { createElement } from 'react'
import { useBranchFilter } from '../platform/branches.ts'
import { useWhoseFilter } from '../platform/people.ts'
import type { Filter } from '../ui/filter-chips.tsx'
import { useFormats } from '../ui/formats.tsx'
import { ToneDot } from '../ui/status-chip.tsx'
import { leadTones, leadWords } from './lead-status.tsx'
import { type LeadFilters, type LeadView, statuses, useSources } from './leads.ts'

const worths: [from: string, to: string][] = [
  ['', '1000'],
  ['1000', '10000'],
  ['10000', '50000'],
  ['50000', ''],
]

/** What leads can be narrowed by; a board has a column for every status already. */
export function useLeadFilterChips(filters: LeadFilters, view: LeadView) {
  const all = [
    useStatus(filters),
    useWhoseFilter(filters.whose, 'can_view_all_leads'),
    useSource(filters),
    useBranchFilter(filters.branch),
    useWorth(filters),
  ]
  const shown = all.filter(filter => filter !== undefined && !(view === 'board' && filter.key === 'status')) as Filter[]
  return {
    filters: shown,
    isNarrowed: shown.some(({ value }) => value !== undefined),
    /** What a chosen option changes in the address. */
    changeOf: (key: string, value: string | undefined): Partial<LeadFilters> => {
      if (key !== 'worth') return { [key]: value }
      const [from, to] = value?.split('-') ?? []
      return { from: from ? Number(from) : undefined, to: to ? Number(to) : undefined } as Partial<LeadFilters>
    },
  }
}

function useStatus({ status }: LeadFilters): Filter {
  const { t, i18n } = useLingui()
  return {
    key: 'status',
    label: t`Status`,
    value: status,
    options: statuses.map(value => ({
      value,
      label: i18n._(leadWords[value]),
      icon: createElement(ToneDot, { tone: leadTones[value] }),
    })),
  }
}

function useSource({ source }: LeadFilters): Filter {
  const { t } = useLingui()
  const sources = useSources()
  return {
    key: 'source',
    label: t`Source`,
    value: source,
    options: sources.map(value => ({ value, label: value })),
  }
}

function useWorth({ from, to }: LeadFilters): Filter {
  const { t } = useLingui()
  const { money, currency } = useFormats()
  const whole = (amount: string) => money(amount, currency, true)
  const label = ([least, most]: [string, string]) => {
    if (!least) return t`Up to ${whole(most)}`
    return most ? t`${whole(least)} to ${whole(most)}` : t`From ${whole(least)}`
  }
  const current: [string, string] | undefined = from || to ? [String(from ?? ''), String(to ?? '')] : undefined
  const isOwn = current && !worths.some(worth => worth.join('-') === current.join('-'))
  return {
    key: 'worth',
    label: t`Value`,
    value: current?.join('-'),
    options: [...worths, ...(isOwn ? [current] : [])].map(worth => ({ value: worth.join('-'), label: label(worth) })),
  }
}
