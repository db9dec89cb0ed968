import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import type { Fact, timelineNouns } from '@steward/contract/platform/history.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ErrorState } from '../ui/error-state.tsx'
import { type Formats, useFormats } from '../ui/formats.tsx'
import { Instant } from '../ui/instant.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import { api } from './api.ts'
import { sentenceOf } from './error-toast.ts'
import { sentenceOfFact, wordOfField, wordsOfValue } from './fact-sentences.ts'
import classes from './timeline.module.css'

interface Props {
  /** Whose history: `invoice:0198…`. */
  subject: `${(typeof timelineNouns)[number]}:${string}`
}

/** What happened to something, latest first, by day: who, when, and on demand what it was before. */
export function Timeline({ subject }: Props) {
  const { t } = useLingui()
  const formats = useFormats()
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    api.company.history.timeline.infiniteOptions({
      input: (cursor: string | undefined) => ({ subject, cursor }),
      initialPageParam: undefined,
      getNextPageParam: page => page.nextCursor ?? undefined,
    }),
  )
  if (!data) {
    return error ? (
      <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
    ) : (
      <Skeleton height={48} radius="md" />
    )
  }
  const facts = gathered(data.pages.flatMap(page => page.items))
  if (facts.length === 0) {
    return (
      <p className={classes.nothing}>
        <Trans>Nothing happened yet.</Trans>
      </p>
    )
  }
  const days = byDay(facts, formats)
  return (
    <div className={classes.timeline}>
      {days.map(([day, ofDay]) => (
        <section aria-label={formats.fullDay(day)} key={day}>
          <h3 className={classes.day}>{day === formats.today ? t`Today` : formats.day(day)}</h3>
          <ol className={classes.facts}>
            {ofDay.map(fact => (
              <FactLine fact={fact} formats={formats} key={fact.id} />
            ))}
          </ol>
        </section>
      ))}
      {hasNextPage && <MoreRows onMore={() => void fetchNextPage()} />}
    </div>
  )
}

function FactLine({ fact, formats }: { fact: Fact; formats: Formats }) {
  const changes = changesOf(fact)
  const sentence = sentenceOfFact(fact, formats)
  return (
    <li className={classes.fact}>
      <PersonAvatar decorative id={fact.actorId ?? fact.actorName} name={fact.actorName} size={20} />
      <div className={classes.words}>
        {changes.length === 0 ? (
          <span dir="auto">{sentence}</span>
        ) : (
          <details className={classes.changes}>
            <summary>
              {sentence}
              <span className={classes.fields}>{changes.map(({ label }) => label).join(', ')}</span>
            </summary>
            <dl>
              {changes.map(({ field, label, from, to }) => (
                <div key={field}>
                  <dt>{label}</dt>
                  <dd>
                    <del>{wordsOfValue(field, from, formats)}</del> <ins>{wordsOfValue(field, to, formats)}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
      <span className={classes.time}>
        <Instant time value={fact.at} />
      </span>
    </li>
  )
}

type Changed = Record<string, { from: unknown; to: unknown }>

const changedIn = ({ details }: Fact) => (details.changed ?? {}) as Changed

const changesOf = (fact: Fact) =>
  Object.entries(changedIn(fact)).flatMap(([field, change]) => {
    const label = wordOfField(field)
    return label && change && typeof change === 'object' ? [{ field, label, ...change }] : []
  })

const MINUTES = 60_000
const GATHER = 15 * MINUTES

// Somebody at work on a draft saves it every few seconds; that is one change to whoever reads about it.
function gathered(facts: Fact[]): Fact[] {
  const kept: Fact[] = []
  for (const fact of facts) {
    const later = kept.at(-1)
    if (!later || !isSameWork(later, fact)) kept.push(fact)
    else kept[kept.length - 1] = { ...later, details: { ...later.details, changed: joined(later, fact) } }
  }
  return kept
}

const isSameWork = (later: Fact, earlier: Fact) =>
  later.type === earlier.type &&
  later.type.endsWith('.changed') &&
  later.actorId === earlier.actorId &&
  Date.parse(later.at) - Date.parse(earlier.at) < GATHER

function joined(later: Fact, earlier: Fact): Changed {
  const changed = { ...changedIn(earlier) }
  for (const [field, change] of Object.entries(changedIn(later))) {
    changed[field] = { from: changed[field] ? changed[field].from : change.from, to: change.to }
  }
  return changed
}

function byDay(facts: Fact[], { dayOf }: Formats): [string, Fact[]][] {
  const days = new Map<string, Fact[]>()
  for (const fact of facts) {
    const day = dayOf(fact.at)
    days.set(day, [...(days.get(day) ?? []), fact])
  }
  return [...days]
}
