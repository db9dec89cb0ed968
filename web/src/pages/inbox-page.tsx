import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Group } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { IconArrowLeft, IconMessage } from '@tabler/icons-react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { CustomerAvatar, useCustomerName } from '../inbox/channel-badge.tsx'
import { Composer } from '../inbox/composer.tsx'
import { ConversationList } from '../inbox/conversation-list.tsx'
import {
  useClose,
  useConversation,
  useConversations,
  useMarkRead,
  useReopen,
  useReply,
} from '../inbox/conversations.ts'
import classes from '../inbox/inbox.module.css'
import type { InboxFilters } from '../inbox/inbox-filters.ts'
import { MessageList } from '../inbox/message-list.tsx'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useShortcut } from '../ui/shortcut.tsx'
import { CustomerPanel } from './customer-panel.tsx'

/** Every conversation with a customer: the list, the one that is open, and who it is. */
export function InboxPage() {
  const { t } = useLingui()
  const { id } = useParams({ strict: false })
  const filters = useSearch({ strict: false }) as InboxFilters
  const list = useConversations(filters)
  useListKeys(list.rows, id)
  return (
    <Page body="fill" count={list.total} title={t`Inbox`}>
      <div className={classes.panes} data-open={id ? true : undefined}>
        <div className={classes.pane}>
          <Filters filters={filters} />
          <ConversationList
            chosen={id}
            hasMore={list.hasNextPage}
            isNarrowed={Object.values(filters).some(Boolean)}
            onMore={() => void list.fetchNextPage()}
            rows={list.rows}
          />
        </div>
        {id ? <OpenConversation id={id} key={id} /> : <NoneOpen />}
      </div>
    </Page>
  )
}

function Filters({ filters }: { filters: InboxFilters }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const narrow = (change: InboxFilters) => void navigate({ to: '.', search: { ...filters, ...change }, replace: true })
  return (
    <div className={classes.filters}>
      <div>
        <SearchField
          label={t`Search conversations`}
          onChange={q => narrow({ q: q || undefined })}
          value={filters.q ?? ''}
        />
      </div>
      <FilterChips
        filters={[
          {
            key: 'whose',
            label: t`Whose`,
            value: filters.whose,
            options: [
              { value: 'mine', label: t`Mine` },
              { value: 'nobodys', label: t`Nobody’s` },
            ],
          },
          { key: 'status', label: t`Status`, value: filters.status, options: [{ value: 'closed', label: t`Closed` }] },
          {
            key: 'platform',
            label: t`Channel`,
            value: filters.platform,
            options: [
              { value: 'facebook', label: t`Messenger` },
              { value: 'whatsapp', label: t`WhatsApp` },
            ],
          },
        ]}
        onChange={(key, value) => narrow({ [key]: value })}
      />
    </div>
  )
}

// j and k walk through the list, as in mail programs.
function useListKeys(rows: Conversation[] | undefined, id: string | undefined) {
  const navigate = useNavigate()
  const step = (by: number) => {
    const at = rows?.findIndex(row => row.id === id) ?? -1
    const next = rows?.[at < 0 ? 0 : at + by]
    if (next) void navigate({ to: '/inbox/$id', params: { id: next.id }, search: true })
  }
  useShortcut('j', () => step(1))
  useShortcut('k', () => step(-1))
}

function OpenConversation({ id }: { id: string }) {
  const { data: conversation, error, refetch } = useConversation(id)
  const name = useCustomerName()
  const { can } = useMe()
  const reply = useReply()
  useReadWhileLooking(conversation)
  if (!conversation) {
    return (
      <div className={classes.pane}>
        {error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      </div>
    )
  }
  return (
    <>
      <div className={classes.pane}>
        <Head conversation={conversation} name={name(conversation)} />
        <MessageList conversationId={id} onItsWay={reply.isPending ? reply.variables.content : undefined} />
        {can('can_reply_social') && (
          <Composer
            conversation={conversation}
            error={reply.error}
            isSending={reply.isPending}
            onSend={(content, giveBack) => reply.mutate({ id, content }, { onError: giveBack })}
          />
        )}
      </div>
      <aside className={classes.pane}>
        <CustomerPanel conversation={conversation} name={name(conversation)} />
      </aside>
    </>
  )
}

// Read is what somebody has in front of them: not while the tab is in the background.
function useReadWhileLooking(conversation: Conversation | undefined) {
  const read = useMarkRead()
  const mark = useEffectEvent(() => {
    if (conversation?.unread && !document.hidden) read.mutate({ id: conversation.id })
  })
  const { unread, lastMessageAt } = conversation ?? {}
  useEffect(() => {
    if (unread && lastMessageAt) mark()
  }, [unread, lastMessageAt])
  useEffect(() => {
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [])
}

function Head({ conversation, name }: { conversation: Conversation; name: string }) {
  const { t } = useLingui()
  const { can } = useMe()
  const [close, reopen] = [useClose(), useReopen()]
  const { id, status, platform, assignedName } = conversation
  const mayAnswer = can('can_reply_social')
  const turn = () => mayAnswer && (status === 'open' ? close : reopen).mutate({ id })
  useShortcut('e', turn)
  return (
    <header className={classes.head}>
      <ActionIcon
        aria-label={t`Back to the list`}
        className={classes.back}
        renderRoot={props => <Link {...props} search={true} to="/inbox" />}
      >
        <IconArrowLeft aria-hidden size={18} stroke={1.75} />
      </ActionIcon>
      <CustomerAvatar id={id} name={name} platform={platform} />
      <div className={classes.headWords}>
        <h2 className={classes.headName} dir="auto">
          {name}
        </h2>
        <div className={classes.headState}>
          {status === 'closed' ? (
            <Trans>Closed</Trans>
          ) : assignedName ? (
            <Trans>With {assignedName}</Trans>
          ) : (
            <Trans>Nobody has it yet</Trans>
          )}
        </div>
      </div>
      {mayAnswer && (
        <Group gap={8}>
          <Button loading={close.isPending || reopen.isPending} onClick={turn} variant="default">
            {status === 'open' ? <Trans>Close</Trans> : <Trans>Reopen</Trans>}
          </Button>
        </Group>
      )}
    </header>
  )
}

const NoneOpen = () => (
  <div className={classes.pane}>
    <EmptyState icon={IconMessage} title={<Trans>No conversation is open</Trans>}>
      <Trans>Choose one on the left, or walk through them with j and k.</Trans>
    </EmptyState>
  </div>
)
