import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Anchor, Button, Skeleton } from '@mantine/core'
import type { Completeness, Integration } from '@steward/contract/inbox/integrations.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { api } from '../platform/api.ts'
import { verdictWords } from '../platform/verdict-sentences.ts'
import { daysAfter } from '../ui/days.ts'
import { useFormats } from '../ui/formats.tsx'
import { RelativeTime, useNow } from '../ui/relative-time.tsx'
import classes from './channel-flow.module.css'

const DeadLettersDialog = lazy(() => import('./dead-letters-dialog.tsx'))

// What comes in announces nothing of its own; somebody who looks sees it move.
const LOOK_AGAIN_MS = 30_000
const DAYS = 7
const HIGH = 44
const HOUR_MS = 3_600_000

/** What came through a channel of Meta's, and what became of it. */
export function ChannelFlow({ channel: { id }, name }: { channel: Integration; name: string }) {
  const { t } = useLingui()
  const { number } = useFormats()
  const { data } = useQuery(
    api.inbox.integrations.completeness.queryOptions({ input: { id }, refetchInterval: LOOK_AGAIN_MS }),
  )
  const [isLooking, setLooking] = useState(false)
  if (!data) return <Skeleton className={classes.flow} height={88} radius={0} />
  const lost = data.failed + data.unknown
  return (
    <section aria-label={t`What came in through ${name}`} className={classes.flow}>
      <Days hours={data.hours} />
      <dl className={classes.counts}>
        <div>
          <dt>
            <Trans>Last 24 hours</Trans>
          </dt>
          <dd>{number(data.day.received)}</dd>
        </div>
        <div>
          <dt>
            <Trans>Worked</Trans>
          </dt>
          <dd>{number(data.day.worked)}</dd>
        </div>
        <div>
          <dt>
            <Trans>Waiting</Trans>
          </dt>
          <dd>{number(data.waiting)}</dd>
        </div>
        <div>
          <dt>
            <Trans>Not worked</Trans>
          </dt>
          <dd data-bad={lost > 0 || undefined}>
            {number(lost)}{' '}
            {lost > 0 && (
              <Anchor component="button" fz={13} onClick={() => setLooking(true)} type="button">
                <Trans>Look at them</Trans>
              </Anchor>
            )}
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Last sign of life</Trans>
          </dt>
          <dd>{data.newestAt ? <RelativeTime short={false} value={data.newestAt} /> : <Trans>None yet</Trans>}</dd>
        </div>
      </dl>
      <Compared channel={id} flow={data} />
      {isLooking && (
        <Suspense>
          <DeadLettersDialog integrationId={id} name={name} onClose={() => setLooking(false)} />
        </Suspense>
      )}
    </section>
  )
}

/** What Meta still holds beside what is stored here, and the way to look again. */
function Compared({ channel: id, flow }: { channel: string; flow: Completeness }) {
  const cache = useQueryClient()
  const compare = useMutation(
    api.inbox.integrations.compare.mutationOptions({
      onSuccess: begun => {
        cache.setQueryData(api.inbox.integrations.completeness.queryKey({ input: { id } }), begun)
      },
    }),
  )
  if (!flow.canCompare)
    return (
      <p className={classes.compared}>
        <Trans>WhatsApp does not tell what it holds, so nothing can be compared here.</Trans>
      </p>
    )
  return (
    <div className={classes.compared}>
      <span role="status">
        {flow.isComparing ? <Trans>Comparing with what Facebook holds …</Trans> : <Found flow={flow} />}
      </span>
      <Button
        loading={compare.isPending || flow.isComparing}
        onClick={() => compare.mutate({ id })}
        size="compact-sm"
        variant="default"
      >
        <Trans>Compare now</Trans>
      </Button>
    </div>
  )
}

function Found({ flow: { comparison, comparedAt } }: { flow: Completeness }) {
  const { number, fullDay, dayOf } = useFormats()
  if (!comparison || !comparedAt) return <Trans>Not compared with what Facebook holds yet.</Trans>
  const { held, missing, fetched, trouble, since } = comparison
  const [day, all, lacking, kept] = [fullDay(dayOf(since)), number(held), number(missing), number(fetched)]
  return (
    <>
      {missing === 0 ? (
        <Trans>
          Facebook holds {all} messages since {day}, and none was missing here.
        </Trans>
      ) : (
        <Trans>
          Facebook holds {all} messages since {day}. Missing here were {lacking}, and {kept} of them were fetched.
        </Trans>
      )}
      {trouble && ` ${verdictWords(trouble)}`} <RelativeTime short={false} value={comparedAt} />
    </>
  )
}

/** The last seven days as small columns. */
function Days({ hours }: Pick<Completeness, 'hours'>) {
  const { t } = useLingui()
  const { today, dayOf, fullDay, number } = useFormats()
  const counts = new Map<string, number>()
  for (const { at, received } of hours) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + received)
  const days = Array.from({ length: DAYS }, (_, at) => daysAfter(today, at - DAYS + 1))
  const most = Math.max(1, ...counts.values())
  return (
    <ul aria-label={t`By day`} className={classes.days}>
      {days.map(day => {
        const count = counts.get(day) ?? 0
        const words = `${fullDay(day)}: ${number(count)}`
        return (
          <li
            aria-label={words}
            className={classes.day}
            data-none={count === 0 || undefined}
            key={day}
            style={{ height: Math.round((count / most) * HIGH) }}
            title={words}
          />
        )
      })}
    </ul>
  )
}

/** Said above the card of a channel that is quieter than it ever was. */
export function Silence({ since }: { since: string }) {
  const now = useNow()
  return (
    <Plural
      one="Nothing has come in for an hour, which is longer than usual. Is the subscription at Meta still there?"
      other="Nothing has come in for # hours, which is longer than usual. Is the subscription at Meta still there?"
      value={Math.max(1, Math.round((now - Date.parse(since)) / HOUR_MS))}
    />
  )
}
