import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Skeleton } from '@mantine/core'
import type { Conversation, MessageHit } from '@steward/contract/inbox/conversations.ts'
import { IconLock, IconMoodEmpty } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { api } from '../platform/api.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { useFormats } from '../ui/formats.tsx'
import { CustomerAvatar } from './channel-badge.tsx'
import { ConversationRow } from './conversation-row.tsx'
import type { InboxFilters } from './inbox-filters.ts'
import listClasses from './list.module.css'
import classes from './search-results.module.css'

const FIRST = 4

interface Props {
  q: string
  rows: Conversation[] | undefined
  total: number | null | undefined
  hasMore: boolean
  onMore: () => void
  open: string | undefined
  /** The message or note that was gone to. */
  hit: string | undefined
  chosen: ReadonlySet<string>
  mayChoose: boolean
  me: string | undefined
  onChoose: (id: string) => void
  /** What to do where nothing was found. */
  action: ReactNode
}

/** What was searched for: conversations of the view by who they are with, and below them what was said in any. */
export default function SearchResults({ q, rows, action, ...props }: Props) {
  const said = useSaid(q)
  const hits = said.data?.pages.flatMap(({ items }) => items)
  if (rows?.length === 0 && hits?.length === 0) {
    return (
      <div className={listClasses.list}>
        <EmptyState action={action} icon={IconMoodEmpty} title={<Trans>Nothing was found</Trans>}>
          <Trans>Words are found by how they begin, in the customer’s name and in everything that was written.</Trans>
        </EmptyState>
      </div>
    )
  }
  return (
    <div className={listClasses.list} data-choosing={props.chosen.size > 0 || undefined}>
      {rows && rows.length > 0 && <Conversations rows={rows} {...props} />}
      <section aria-labelledby="found-messages">
        <h2 className={classes.group} id="found-messages">
          <Trans>Messages and notes</Trans>
        </h2>
        {hits ? (
          <ul className={classes.hits} data-old={said.isPlaceholderData || undefined}>
            {hits.map(hit => (
              <li key={hit.id}>
                <Hit hit={hit} isOpen={hit.id === props.hit} />
              </li>
            ))}
          </ul>
        ) : said.error ? (
          <ErrorState onRetry={() => void said.refetch()}>{sentenceOf(said.error)}</ErrorState>
        ) : (
          <Waiting />
        )}
        {hits?.length === 0 && (
          <p className={classes.nothing}>
            <Trans>In no message or note.</Trans>
          </p>
        )}
        {said.hasNextPage && (
          <More isLoading={said.isFetchingNextPage} onClick={() => void said.fetchNextPage()}>
            <Trans>Show older ones</Trans>
          </More>
        )}
      </section>
    </div>
  )
}

const useSaid = (q: string) =>
  useInfiniteQuery(
    api.inbox.conversations.search.infiniteOptions({
      input: (cursor: string | undefined) => ({ q, cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )

interface Found extends Omit<Props, 'q' | 'rows' | 'action'> {
  rows: Conversation[]
}

function Conversations({ rows, total, hasMore, onMore, open, chosen, mayChoose, me, onChoose }: Found) {
  const [areAllShown, setAllShown] = useState(false)
  // j and k lead on through all of them.
  const isOpenBelow = rows.findIndex(({ id }) => id === open) >= FIRST
  const shown = areAllShown || isOpenBelow ? rows : rows.slice(0, FIRST)
  const count = total ?? rows.length
  return (
    <section aria-labelledby="found-conversations">
      <h2 className={classes.group} id="found-conversations">
        <Trans>Conversations</Trans> <span>{count}</span>
      </h2>
      <ul className={classes.hits}>
        {shown.map(conversation => (
          <li className={classes.row} key={conversation.id}>
            <ConversationRow
              conversation={conversation}
              isChosen={chosen.has(conversation.id)}
              isOpen={conversation.id === open}
              mayChoose={mayChoose}
              me={me}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
      {shown.length < rows.length ? (
        <More onClick={() => setAllShown(true)}>
          <Plural one="Show # more" other="Show # more" value={count - shown.length} />
        </More>
      ) : (
        hasMore && (
          <More onClick={onMore}>
            <Trans>Show more</Trans>
          </More>
        )
      )}
    </section>
  )
}

function Hit({ hit, isOpen }: { hit: MessageHit; isOpen: boolean }) {
  const { t } = useLingui()
  const { day, dayOf, time, today, fullInstant } = useFormats()
  const written = dayOf(hit.createdAt)
  const { id, by, authorName, conversationId, platform, customerName, createdAt } = hit
  return (
    <Link
      aria-current={isOpen || undefined}
      className={classes.hit}
      data-open={isOpen || undefined}
      params={{ id: conversationId }}
      search={before => ({ ...(before as InboxFilters), who: undefined, hit: id, at: createdAt })}
      to="/inbox/$id"
    >
      <CustomerAvatar id={conversationId} name={customerName} platform={platform} />
      <span className={listClasses.words}>
        <span className={listClasses.line}>
          <span className={listClasses.name} dir="auto">
            {customerName}
          </span>
          <time dateTime={createdAt} title={fullInstant(createdAt)}>
            {written === today ? time(createdAt) : day(written)}
          </time>
        </span>
        <span className={classes.excerpt} dir="auto">
          {by === 'note' && (
            <IconLock aria-label={t`Note`} className={classes.lock} role="img" size={13} stroke={1.75} />
          )}
          {by !== 'customer' && <span className={classes.author}>{authorName ?? t`Us`}: </span>}
          <Marked hit={hit} />
        </span>
      </span>
    </Link>
  )
}

/** The words that were searched for stand out. */
function Marked({ hit: { excerpt, marks } }: { hit: MessageHit }) {
  const ends = [0, ...marks.map(([, to]) => to)]
  return (
    <>
      {marks.map(([from, to], at) => (
        <span key={from}>
          {excerpt.slice(ends[at], from)}
          <mark>{excerpt.slice(from, to)}</mark>
        </span>
      ))}
      {excerpt.slice(ends.at(-1))}
    </>
  )
}

const More = ({ children, isLoading, onClick }: { children: ReactNode; isLoading?: boolean; onClick: () => void }) => (
  <Button className={classes.more} loading={isLoading ?? false} onClick={onClick} size="compact-sm" variant="subtle">
    {children}
  </Button>
)

const Waiting = () => (
  <div className={classes.hits}>
    {[1, 2, 3].map(row => (
      <div className={listClasses.placeholder} key={row}>
        <Skeleton circle height={36} />
        <span className={listClasses.words}>
          <Skeleton height={12} mb={8} width="50%" />
          <Skeleton height={10} width="90%" />
        </span>
      </div>
    ))}
  </div>
)
