import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Box, Button, Skeleton } from '@mantine/core'
import type { NamedFact } from '@steward/contract/platform/history.ts'
import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { byCursor } from '../../platform/pages.ts'
import { useMe } from '../../platform/session.ts'
import { FactDays } from '../../platform/timeline.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { useFormats } from '../../ui/formats.tsx'
import { MoreRows } from '../../ui/more-rows.tsx'
import { PeriodPicker } from '../../ui/period-picker.tsx'
import { spanOf } from '../../ui/periods.ts'
import type { AuditFilters } from './audit-filters.ts'
import classes from './audit-page.module.css'
import { SettingsPage } from './settings-page.tsx'
import { SubjectLinks } from './subject-links.tsx'

const kinds: Record<string, MessageDescriptor> = {
  lead: msg`Leads`,
  client: msg`Clients`,
  task: msg`Tasks`,
  conversation: msg`Conversations`,
  message: msg`Messages`,
  invoice: msg`Invoices`,
  payment: msg`Payments`,
  transaction: msg`Transactions`,
  employee: msg`People`,
  department: msg`Departments`,
  branch: msg`Branches`,
  user: msg`Logins`,
  role: msg`Roles`,
  api_key: msg`API keys`,
  integration: msg`Channels`,
  company: msg`Company`,
}

/** Everything that happened, and who did it. */
export function AuditPage() {
  const { t, i18n } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate({ from: '/settings/audit' })
  const filters = useSearch({ from: '/shell/settings/audit' })
  const input = useInput(filters)
  const { data, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage } = useAudit(input)
  const narrow = (change: Partial<AuditFilters>) =>
    void navigate({ search: before => ({ ...before, ...change }), replace: true })
  const facts = data?.pages.flatMap(page => page.items)
  return (
    <SettingsPage
      count={data?.pages[0]?.total}
      title={t`Audit log`}
      tools={
        <>
          <PeriodPicker onChange={({ period, from, to }) => narrow({ period, from, to })} optional value={filters} />
          <FilterChips
            filters={[
              { key: 'who', label: t`Who`, value: filters.who, options: usePeople() },
              {
                key: 'kind',
                label: t`What`,
                value: filters.kind,
                options: Object.entries(kinds).map(([value, words]) => ({ value, label: i18n._(words) })),
              },
            ]}
            onChange={(key, value) => narrow({ [key]: value })}
          />
          {can('can_export_data') && (
            <Box ms="auto">
              <ExportLink input={input} path="/api/v1/audit/export.csv" />
            </Box>
          )}
        </>
      }
    >
      {error && !facts && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      {!error && !facts && <Skeleton height={360} maw={860} radius="md" />}
      {facts?.length === 0 && (
        <EmptyState
          action={
            <Button onClick={() => void navigate({ search: {} })} variant="default">
              <Trans>Show everything</Trans>
            </Button>
          }
          icon={IconHistory}
          title={<Trans>Nothing of the kind happened</Trans>}
        />
      )}
      {facts && facts.length > 0 && (
        <div aria-busy={isPlaceholderData} className={classes.log}>
          <h2 className={classes.unseen}>
            <Trans>What happened</Trans>
          </h2>
          <FactDays after={fact => <Behind fact={fact} />} facts={facts} />
          {hasNextPage && <MoreRows onMore={() => void fetchNextPage()} />}
        </div>
      )}
    </SettingsPage>
  )
}

function useInput({ who, kind, ...choice }: AuditFilters) {
  const { today } = useFormats()
  return { actorId: who, noun: kind, ...(choice.period && spanOf(choice, today)) }
}

const useAudit = (input: ReturnType<typeof useInput>) =>
  useInfiniteQuery(
    api.company.history.audit.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...input, cursor }),
      ...byCursor,
    }),
  )

function usePeople() {
  const { can } = useMe()
  const { data } = useQuery(
    api.identity.users.list.queryOptions({ input: { limit: 100 }, enabled: can('can_view_users') }),
  )
  return (data?.items ?? []).map(({ id, name, email }) => ({ value: id, label: name ?? email }))
}

// What the sentence leaves open: which one it was, and whether a program did it.
function Behind({ fact }: { fact: NamedFact }) {
  return (
    <span className={classes.behind}>
      <SubjectLinks subjects={fact.subjects} />
      {fact.via === 'key' && (
        <span>
          <Trans>through an API key</Trans>
        </span>
      )}
    </span>
  )
}
