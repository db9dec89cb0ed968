import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Modal, SegmentedControl, Skeleton } from '@mantine/core'
import type { DeadLetter } from '@steward/contract/inbox/dead-letters.ts'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../platform/api.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { toast } from '../ui/toast.tsx'
import classes from './channel-flow.module.css'

interface Props {
  integrationId: string
  name: string
  onClose: () => void
}

function useRefresh() {
  const cache = useQueryClient()
  return async () => {
    await cache.invalidateQueries({ queryKey: api.inbox.deadLetters.key() })
    await cache.invalidateQueries({ queryKey: api.inbox.integrations.completeness.key() })
  }
}

/** What a channel delivered and nobody could work: seen, tried again, or put aside. */
export default function DeadLettersDialog({ integrationId, name, onClose }: Props) {
  const { t } = useLingui()
  const [isAside, setAside] = useState(false)
  const refresh = useRefresh()
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    api.inbox.deadLetters.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ integrationId, cursor, ...(isAside && { status: 'aside' as const }) }),
      initialPageParam: undefined,
      getNextPageParam: page => page.nextCursor ?? undefined,
    }),
  )
  const all = useMutation(
    api.inbox.deadLetters.workAll.mutationOptions({
      onSuccess: async ({ begun }) => {
        toast(<Plural one="# is being worked again" other="# are being worked again" value={begun} />)
        await refresh()
      },
    }),
  )
  const letters = data?.pages.flatMap(page => page.items)
  return (
    <Modal
      onClose={onClose}
      opened
      size={680}
      styles={{ title: { fontWeight: 600, fontSize: 16 } }}
      title={t`What could not be worked: ${name}`}
    >
      <div className={classes.letter}>
        <SegmentedControl
          data={[
            { value: 'open', label: t`To look at` },
            { value: 'aside', label: t`Put aside` },
          ]}
          onChange={value => setAside(value === 'aside')}
          size="xs"
          value={isAside ? 'aside' : 'open'}
        />
        {!isAside && letters && letters.length > 1 && (
          <Button
            loading={all.isPending}
            ms="auto"
            onClick={() => all.mutate({ integrationId })}
            size="xs"
            variant="default"
          >
            <Trans>Work all of them again</Trans>
          </Button>
        )}
      </div>
      {error && !letters && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      {!error && !letters && <Skeleton height={96} mt={12} radius="md" />}
      {letters?.length === 0 && (
        <p>{isAside ? <Trans>Nothing was put aside.</Trans> : <Trans>Everything that came in was worked.</Trans>}</p>
      )}
      <ul className={classes.letters}>
        {letters?.map(letter => (
          <Letter key={letter.id} letter={letter} />
        ))}
      </ul>
      {hasNextPage && <MoreRows onMore={() => void fetchNextPage()} />}
    </Modal>
  )
}

function Letter({ letter: { id, status, reason, createdAt } }: { letter: DeadLetter }) {
  const { t } = useLingui()
  const { can } = useMe()
  const refresh = useRefresh()
  const [isOpen, setOpen] = useState(false)
  const back = useMutation(api.inbox.deadLetters.back.mutationOptions({ onSuccess: refresh }))
  const work = useMutation(
    api.inbox.deadLetters.work.mutationOptions({
      onSuccess: () => toast(t`It is being worked again`),
      onSettled: refresh,
    }),
  )
  const aside = useMutation(
    api.inbox.deadLetters.aside.mutationOptions({
      onSuccess: () => toast(t`Put aside; it is kept for a month`, { undo: () => back.mutate({ id }) }),
      onSettled: refresh,
    }),
  )
  const titles = {
    waiting: <Trans>It failed and is being tried again</Trans>,
    failed: <Trans>It failed again and again</Trans>,
    unknown: <Trans>Steward does not know this kind of event</Trans>,
    aside: <Trans>Put aside</Trans>,
  }
  return (
    <li>
      <div className={classes.letter}>
        <div className={classes.words}>
          <strong>{titles[status]}</strong>
          <p>
            <bdi dir="ltr">{reason}</bdi>
            {' · '}
            <RelativeTime short={false} value={createdAt} />
          </p>
        </div>
        <div className={classes.ways}>
          {can('can_view_all_conversations') && (
            <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} size="xs" variant="subtle">
              {isOpen ? <Trans>Hide what it says</Trans> : <Trans>What it says</Trans>}
            </Button>
          )}
          {status !== 'waiting' && (
            <Button loading={work.isPending} onClick={() => work.mutate({ id })} size="xs" variant="default">
              <Trans>Work again</Trans>
            </Button>
          )}
          {status === 'aside' && (
            <Button loading={back.isPending} onClick={() => back.mutate({ id })} size="xs" variant="default">
              <Trans>Take back</Trans>
            </Button>
          )}
          {(status === 'failed' || status === 'unknown') && (
            <Button loading={aside.isPending} onClick={() => aside.mutate({ id })} size="xs" variant="default">
              <Trans>Put aside</Trans>
            </Button>
          )}
        </div>
      </div>
      {isOpen && <Raw id={id} />}
    </li>
  )
}

function Raw({ id }: { id: string }) {
  const { t } = useLingui()
  const { data, error } = useQuery(api.inbox.deadLetters.find.queryOptions({ input: { id } }))
  if (error) return <p className={classes.raw}>{sentenceOf(error)}</p>
  if (!data) return <Skeleton height={96} mt={10} radius="md" />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one is scrolled by keys
    <section aria-label={t`What it says`} className={classes.raw} dir="ltr" tabIndex={0}>
      {data.raw}
    </section>
  )
}
