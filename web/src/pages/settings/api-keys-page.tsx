import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ApiKey } from '@steward/contract/identity/api-keys.ts'
import { permissionKeys } from '@steward/contract/platform/permissions.ts'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { KeyDialog } from '../../identity/key-dialog.tsx'
import { NewKeyDialog } from '../../identity/new-key-dialog.tsx'
import { api } from '../../platform/api.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { byCursor } from '../../platform/pages.ts'
import type { Column } from '../../ui/columns.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { RelativeTime, useNow } from '../../ui/relative-time.tsx'
import { useShortcut } from '../../ui/shortcut.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import { SettingsPage } from './settings-page.tsx'

/** By which other programs work with Steward on somebody's behalf. */
export function ApiKeysPage() {
  const { t } = useLingui()
  const [isMaking, setMaking] = useState(false)
  const [opened, setOpened] = useState<ApiKey>()
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    api.identity.apiKeys.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor }),
      ...byCursor,
    }),
  )
  useShortcut('n', () => setMaking(true), t`New API key`)
  const make = (
    <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={() => setMaking(true)}>
      <Trans>New key</Trans>
    </Button>
  )
  return (
    <SettingsPage action={make} body="fill" count={data?.pages[0]?.total} title={t`API keys`}>
      <DataTable
        columns={useKeyColumns()}
        empty={
          <EmptyState
            action={
              <Button onClick={() => setMaking(true)} variant="default">
                <Trans>Make an API key</Trans>
              </Button>
            }
            icon={IconKey}
            title={<Trans>No API keys yet</Trans>}
          >
            <Trans>
              With a key another program works here for you: a form on your website adds leads, a script fetches
              invoices.
            </Trans>
          </EmptyState>
        }
        error={error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
        hasMore={hasNextPage}
        label={t`API keys`}
        name="api-keys"
        onMore={() => void fetchNextPage()}
        onOpen={setOpened}
        rowKey={({ id }) => id}
        rows={data?.pages.flatMap(page => page.items)}
      />
      {isMaking && <NewKeyDialog onClose={() => setMaking(false)} />}
      {opened && <KeyDialog apiKey={opened} onClose={() => setOpened(undefined)} />}
    </SettingsPage>
  )
}

function useKeyColumns(): Column<ApiKey>[] {
  const { t } = useLingui()
  return [
    { key: 'name', title: t`Name`, cell: ({ name }) => name },
    { key: 'prefix', title: t`Begins with`, cell: ({ prefix }) => <code dir="ltr">{prefix}…</code>, width: 130 },
    {
      key: 'rights',
      title: t`Rights`,
      cell: ({ permissions, userName }) => {
        if (!permissions) return t`All that ${userName} has`
        const count = permissionKeys.filter(key => permissions[key]).length
        return t`${count} of ${permissionKeys.length}`
      },
      width: 190,
      phone: 'hidden',
    },
    { key: 'maker', title: t`Made by`, cell: ({ userName }) => userName, width: 150, phone: 'hidden' },
    {
      key: 'lastUsedAt',
      title: t`Last used`,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <RelativeTime value={lastUsedAt} /> : t`Never`),
      width: 120,
    },
    { key: 'expiresAt', title: t`Ends`, cell: ({ expiresAt }) => <End at={expiresAt} />, width: 130, phone: 'aside' },
  ]
}

function End({ at }: { at: string | null }) {
  const now = useNow()
  if (!at) return <Trans>Never</Trans>
  if (Date.parse(at) > now) return <RelativeTime value={at} />
  return (
    <StatusChip plain tone="bad">
      <Trans>Ended</Trans>
    </StatusChip>
  )
}
