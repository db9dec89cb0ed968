import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Skeleton } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../platform/api.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { verdictWords } from '../../platform/verdict-sentences.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { MoreRows } from '../../ui/more-rows.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { toast } from '../../ui/toast.tsx'
import { jobWords } from './job-words.ts'
import classes from './jobs-page.module.css'
import { SettingsPage } from './settings-page.tsx'

/** Jobs announce nothing, so somebody who looks is shown the newest twice a minute. */
const LOOK_AGAIN_MS = 30_000

/** What Steward tried again and again, and gave up. */
export function JobsPage() {
  const { t } = useLingui()
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    api.company.jobs.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor }),
      initialPageParam: undefined,
      getNextPageParam: page => page.nextCursor ?? undefined,
      refetchInterval: LOOK_AGAIN_MS,
    }),
  )
  const jobs = data?.pages.flatMap(page => page.items)
  return (
    <SettingsPage count={data?.pages[0]?.total} title={t`Failed work`}>
      {error && !jobs && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      {!error && !jobs && <Skeleton height={120} maw={720} radius="md" />}
      {jobs?.length === 0 && (
        <EmptyState icon={IconCircleCheck} title={<Trans>Everything got done</Trans>}>
          <Trans>
            What happens behind the scenes, such as sending an answer, is tried eight times. What still fails then waits
            here for you.
          </Trans>
        </EmptyState>
      )}
      {jobs && jobs.length > 0 && (
        <ul className={classes.jobs}>
          {jobs.map(job => (
            <JobLine job={job} key={job.id} />
          ))}
        </ul>
      )}
      {hasNextPage && <MoreRows onMore={() => void fetchNextPage()} />}
    </SettingsPage>
  )
}

interface Job {
  id: string
  name: string
  attempts: number
  lastError: string | null
  createdAt: string
}

function JobLine({ job: { id, name, attempts, lastError, createdAt } }: { job: Job }) {
  const { t, i18n } = useLingui()
  const cache = useQueryClient()
  const [isDropping, setDropping] = useState(false)
  const onSettled = () => cache.invalidateQueries({ queryKey: api.company.jobs.key() })
  const retry = useMutation(
    api.company.jobs.retry.mutationOptions({ onSuccess: () => toast(t`It is being tried again`), onSettled }),
  )
  const drop = useMutation(api.company.jobs.remove.mutationOptions({ onSuccess: () => setDropping(false), onSettled }))
  const words = jobWords[name] ? i18n._(jobWords[name]) : name
  return (
    <li>
      <div className={classes.words}>
        <strong>{words}</strong>
        {lastError && (
          <p className={classes.reason} dir="auto">
            {verdictWords(lastError)}
          </p>
        )}
        <small>
          <Trans>
            From <RelativeTime short={false} value={createdAt} />
          </Trans>
          {' · '}
          <Plural one="tried once" other="tried # times" value={attempts} />
        </small>
      </div>
      <div className={classes.ways}>
        <Button loading={retry.isPending} onClick={() => retry.mutate({ id })} size="xs" variant="default">
          <Trans>Try again</Trans>
        </Button>
        <Button color="red" onClick={() => setDropping(true)} size="xs" variant="subtle">
          <Trans>Drop</Trans>
        </Button>
      </div>
      <ConfirmDialog
        isDangerous
        isWorking={drop.isPending}
        onClose={() => setDropping(false)}
        onConfirm={() => drop.mutate({ id })}
        opened={isDropping}
        title={t`Drop “${words}”?`}
        verb={t`Drop it`}
      >
        <Trans>Nobody will do it then. This can’t be taken back.</Trans>
      </ConfirmDialog>
    </li>
  )
}
