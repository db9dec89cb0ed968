import { useLingui } from '@lingui/react/macro'
import { useMayOpen } from '../../platform/rights.ts'
import { LinkTabs } from '../../ui/link-tabs.tsx'

/** The pages about people, as far as one may see them. */
export function PeopleTabs() {
  const { t } = useLingui()
  const mayOpen = useMayOpen()
  const tabs = [
    { to: '/people', label: t`Directory` },
    { to: '/people/departments', label: t`Departments` },
    { to: '/people/chart', label: t`Org chart` },
    { to: '/people/branches', label: t`Branches` },
  ] as const
  return <LinkTabs label={t`People`} tabs={tabs.filter(({ to }) => mayOpen(to))} />
}
