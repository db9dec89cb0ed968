import { i18n, type MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import type { Fact, timelineNouns } from '@steward/contract/platform/history.ts'
import { type Permission, permissionKeys } from '@steward/contract/platform/permissions.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from '../ui/error-state.tsx'
import { type Formats, useFormats } from '../ui/formats.tsx'
import { Instant } from '../ui/instant.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import { api } from './api.ts'
import { sentenceOf } from './error-toast.ts'
import { sentenceOfFact, wordOfField, wordsOfValue } from './fact-sentences.ts'
import { type Changed, changedIn, type Gathered, gathered, type Outcome } from './gathered-facts.ts'
import { permissionSentences } from './permission-sentences.ts'
import classes from './timeline.module.css'

interface Props {
  /** Whose history: `invoice:0198…`. */
  subject: `${(typeof timelineNouns)[number]}:${string}`
}

export const timelineQuery = (subject: Props['subject']) =>
  api.company.history.timeline.infiniteOptions({
    input: (cursor: string | undefined) => ({ subject, cursor }),
    initialPageParam: undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  })

/** What happened to something, latest first, by day: who, when, and on demand what it was before. */
export function Timeline({ subject }: Props) {
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(timelineQuery(subject))
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
  return (
    <div className={classes.timeline}>
      <FactDays facts={facts} />
      {hasNextPage && <MoreRows onMore={() => void fetchNextPage()} />}
    </div>
  )
}

interface DaysProps<F extends Fact> {
  facts: F[]
  /** What stands behind a fact's sentence, such as links to what it is about. */
  after?: (fact: F) => ReactNode
}

/** Facts by day, each with its sentence, and on demand what was before. */
export function FactDays<F extends Fact>({ facts, after }: DaysProps<F>) {
  const { t } = useLingui()
  const formats = useFormats()
  return (
    <>
      {byDay(facts, formats).map(([day, ofDay]) => (
        <section aria-label={formats.fullDay(day)} key={day}>
          <h3 className={classes.day}>{day === formats.today ? t`Today` : formats.day(day)}</h3>
          <ol className={classes.facts}>
            {ofDay.map(fact => (
              <FactLine fact={fact} formats={formats} key={fact.id}>
                {after?.(fact)}
              </FactLine>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function FactLine({ fact, formats, children }: { fact: Gathered; formats: Formats; children: ReactNode }) {
  const changes = changesOf(fact)
  const sentence = sentenceOfFact(fact, formats)
  const became = fact.became && outcomes[fact.became]
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
                    {from === undefined && to === undefined && <Trans>The figures stay private</Trans>}
                    {from !== undefined && <del>{wordsOfValue(field, from, formats)}</del>}{' '}
                    {to !== undefined && <ins>{wordsOfValue(field, to, formats)}</ins>}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )}
        {became && <span className={classes.became}>{i18n._(became)}</span>}
        {/* A space that ends the line where what follows wraps. */}
        {children && '\u2002'}
        {children}
      </div>
      <span className={classes.time}>
        <Instant time value={fact.at} />
      </span>
    </li>
  )
}

const outcomes: Record<Outcome, MessageDescriptor> = {
  'message.sent': msg`sent`,
  'message.delivered': msg`delivered`,
  'message.read': msg`seen`,
}

const changesOf = (fact: Fact) =>
  Object.entries(changedIn(fact)).flatMap(([field, change], _place, all) => {
    if (field === 'permissions') return rightsIn(change)
    const label = wordOfField(field)
    // What stands in a fact without its figures is worth saying beside other changes only.
    if (field === 'salary') return label && all.length > 1 ? [{ field, label, from: undefined, to: undefined }] : []
    return label && change && typeof change === 'object' ? [{ field, label, ...change }] : []
  })

// Of a role only what is different says something.
function rightsIn({ from, to }: Changed[string]) {
  const [before, after] = [from, to].map(given => (given ?? {}) as Partial<Record<Permission, boolean>>)
  const beyond = (many = before, few = after) =>
    permissionKeys
      .filter(key => many?.[key] && !few?.[key])
      .map(key => i18n._(permissionSentences[key]))
      .join(' · ')
  const [gained, lost] = [beyond(after, before), beyond()]
  return [
    ...(gained ? [{ field: 'gained', label: i18n._(msg`May now`), from: undefined, to: gained }] : []),
    ...(lost ? [{ field: 'lost', label: i18n._(msg`May no longer`), from: lost, to: undefined }] : []),
  ]
}

function byDay<F extends Fact>(facts: F[], { dayOf }: Formats): [string, F[]][] {
  const days = new Map<string, F[]>()
  for (const fact of facts) {
    const day = dayOf(fact.at)
    days.set(day, [...(days.get(day) ?? []), fact])
  }
  return [...days]
}
