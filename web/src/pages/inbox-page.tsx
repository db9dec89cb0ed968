import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import { IconFilter, IconMessage } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { askForConversation } from '../inbox/conversation-ahead.ts'
import { ConversationList, NobodyHere } from '../inbox/conversation-list.tsx'
import { conversationsQuery, useConversations } from '../inbox/conversations.ts'
import classes from '../inbox/inbox.module.css'
import { elsewhere, type InboxFilters, isNarrowed } from '../inbox/inbox-filters.ts'
import listClasses from '../inbox/list.module.css'
import { useSteadyOrder } from '../inbox/steady-order.ts'
import { ViewTabs } from '../inbox/view-tabs.tsx'
import type { Ahead } from '../platform/ahead.ts'
import { apart } from '../platform/apart.tsx'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Hint } from '../ui/hint.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { ShortcutHint, useEscape, useShortcut } from '../ui/shortcut.tsx'

const ConversationPane = apart(() => import('./conversation-pane.tsx').then(({ ConversationPane }) => ConversationPane))
const InboxFilterChips = apart(() =>
  import('./inbox-filter-chips.tsx').then(({ InboxFilterChips }) => InboxFilterChips),
)
const SilentChannels = apart(() => import('../inbox/silent-channels.tsx').then(({ SilentChannels }) => SilentChannels))
const InboxBulk = apart(() => import('./inbox-bulk.tsx').then(({ InboxBulk }) => InboxBulk))

const isChipUsed = ({ platform, channel, label, team, assignee, branch }: InboxFilters) =>
  [platform, channel, label, team, assignee, branch].some(value => value !== undefined)

const SearchResults = lazy(() => import('../inbox/search-results.tsx'))

// The inbox itself ends with its own name.
const isConversation = (id: string) => id !== 'inbox'

export const ahead: Ahead<InboxFilters> = (cache, me, { search, id }) => {
  if (isChipUsed(search)) InboxFilterChips.fetch()
  if (isConversation(id)) {
    ConversationPane.fetch()
    askForConversation(cache, id)
  }
  void cache.prefetchInfiniteQuery(conversationsQuery(me, search))
}

/** Every conversation with a customer: the list, the one that is open, and who it is. */
export function InboxPage() {
  const { t } = useLingui()
  const { can, employee } = useMe()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false })
  const filters = useSearch({ from: '/shell/inbox' })
  const { view = 'all' } = filters
  const list = useConversations(filters)
  const [isPointing, setPointing] = useState(false)
  const { rows, waiting } = useSteadyOrder(list.rows, isPointing, JSON.stringify({ ...filters, ...elsewhere }))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const mayAnswer = can('can_reply_social')
  // The next click opens one.
  useEffect(ConversationPane.fetch, [])

  const open = (next: string | undefined) =>
    void (next
      ? navigate({ to: '/inbox/$id', params: { id: next }, search: { ...filters, ...elsewhere } })
      : navigate({ to: '/inbox', search: { ...filters, ...elsewhere } }))
  const walk = useWalk(
    rows?.map(row => row.id),
    id,
  )
  // The same for every row, whatever else changes.
  const choose = useCallback(
    (which: string) =>
      setChosen(before => {
        const next = new Set(before)
        if (!next.delete(which)) next.add(which)
        return next
      }),
    [],
  )
  const step = (by: 1 | -1) => {
    const next = walk(by)
    if (next) open(next)
  }
  useShortcut('j', () => step(1), t`Next conversation`)
  useShortcut('k', () => step(-1), t`Previous conversation`)
  useShortcut('x', Boolean(id) && mayAnswer && (() => choose(id as string)), t`Choose the conversation`)
  useEscape(() => {
    if (chosen.size > 0) setChosen(new Set())
    else if (id) open(undefined)
  })
  const showAll = (view === 'mine' || isNarrowed(filters)) && (
    <Button onClick={() => void navigate({ to: '.', search: {} })} variant="default">
      <Trans>Show all conversations</Trans>
    </Button>
  )
  const shared = { rows, chosen, mayChoose: mayAnswer, me: employee?.id, open: id, onChoose: choose }
  return (
    <Page body="fill" count={filters.q ? undefined : list.total} isWholePhone={Boolean(id)} title={t`Inbox`}>
      <div
        className={classes.panes}
        data-open={id ? true : undefined}
        data-who={(id && filters.who) || undefined}
        data-wide={!id || undefined}
      >
        <div className={classes.pane}>
          <Filters filters={filters} />
          {list.error && !list.rows ? (
            <ErrorState onRetry={() => void list.refetch()}>{sentenceOf(list.error)}</ErrorState>
          ) : filters.q ? (
            <Suspense fallback={<div className={listClasses.list} />}>
              <SearchResults
                {...shared}
                action={showAll}
                hasMore={list.hasNextPage}
                hit={filters.hit}
                key={filters.q}
                onMore={() => void list.fetchNextPage()}
                q={filters.q}
                total={list.total}
              />
            </Suspense>
          ) : (
            <ConversationList
              {...shared}
              empty={<NobodyHere action={showAll} isNarrowed={isNarrowed(filters)} view={view} />}
              hasMore={list.hasNextPage}
              onMore={() => void list.fetchNextPage()}
              onPoint={setPointing}
              onTop={list.forgetTheRest}
              waiting={waiting}
            />
          )}
          {chosen.size === 0 && <Keys mayAnswer={mayAnswer} />}
          {chosen.size > 0 && <InboxBulk chosen={chosen} onClear={() => setChosen(new Set())} />}
        </div>
        {id ? (
          <ConversationPane
            id={id}
            key={id}
            listed={rows?.find(row => row.id === id)}
            onMoveOn={() => open(walk(1) ?? walk(-1))}
            waiting={<div aria-busy className={classes.pane} />}
          />
        ) : (
          <NoneOpen />
        )}
      </div>
    </Page>
  )
}

function Filters({ filters }: { filters: InboxFilters }) {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate()
  const narrow = (change: InboxFilters) => void navigate({ to: '.', search: { ...filters, ...change }, replace: true })
  const [isAsked, setAsked] = useState(false)
  const isShown = isAsked || isChipUsed(filters)
  return (
    <div className={listClasses.filters}>
      <div className={listClasses.look}>
        <div>
          <SearchField
            label={t`Search names and messages`}
            onChange={q => narrow({ q: q || undefined })}
            value={filters.q ?? ''}
          />
        </div>
        <Hint label={t`Filters`}>
          <ActionIcon aria-expanded={isShown} aria-label={t`Filters`} onClick={() => setAsked(!isAsked)} size={36}>
            <IconFilter aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
        </Hint>
      </div>
      {isShown && <InboxFilterChips filters={filters} narrow={narrow} />}
      <ViewTabs view={filters.view ?? 'all'} />
      {can('can_manage_integrations') && <SilentChannels />}
    </div>
  )
}

/** Which conversation comes next: one that has left the list gives way to whichever took its place. */
function useWalk(ids: string[] | undefined, open: string | undefined) {
  const last = useRef(0)
  const at = open && ids ? ids.indexOf(open) : -1
  if (at >= 0) last.current = at
  return (by: 1 | -1): string | undefined => {
    if (!ids) return undefined
    if (at >= 0) return ids[at + by]
    if (!open) return ids[0]
    return ids[by > 0 ? last.current : last.current - 1]
  }
}

function Keys({ mayAnswer }: { mayAnswer: boolean }) {
  return (
    <div className={listClasses.keys}>
      <span>
        <ShortcutHint keys="j k" /> <Trans>walk</Trans>
      </span>
      {mayAnswer && (
        <>
          <span>
            <ShortcutHint keys="r" /> <Trans>answer</Trans>
          </span>
          <span>
            <ShortcutHint keys="n" /> <Trans>note</Trans>
          </span>
          <span>
            <ShortcutHint keys="a" /> <Trans>assign</Trans>
          </span>
          <span>
            <ShortcutHint keys="l" /> <Trans>label</Trans>
          </span>
          <span>
            <ShortcutHint keys="z" /> <Trans>snooze</Trans>
          </span>
          <span>
            <ShortcutHint keys="e" /> <Trans>close</Trans>
          </span>
        </>
      )}
    </div>
  )
}

const NoneOpen = () => (
  <div className={`${classes.pane} ${classes.noneOpen}`}>
    <EmptyState icon={IconMessage} title={<Trans>No conversation is open</Trans>}>
      <Trans>Choose one from the list, or walk through them with j and k.</Trans>
    </EmptyState>
  </div>
)
