import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Skeleton, UnstyledButton } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { IconAlarmSnooze, IconArrowUp, IconAt, IconMessages, IconRobot } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { ConversationRow } from './conversation-row.tsx'
import classes from './list.module.css'

const ROW = 68
const AHEAD = 15

interface Props {
  rows: Conversation[] | undefined
  /** New ones that wait above while somebody points at the list. */
  waiting: number
  open: string | undefined
  chosen: ReadonlySet<string>
  mayChoose: boolean
  me: string | undefined
  empty: ReactNode
  hasMore: boolean
  onMore: () => void
  onChoose: (id: string) => void
  onTop: () => void
  /** Somebody points at the list, or does no longer. */
  onPoint: (isPointing: boolean) => void
}

/** Draws only what is in sight; the rest is asked for as one comes near. */
export function ConversationList({ rows, ...props }: Props) {
  if (!rows) return <Placeholders />
  if (rows.length === 0) return <div className={classes.list}>{props.empty}</div>
  return <Rows rows={rows} {...props} />
}

function Rows({
  rows,
  waiting,
  open,
  chosen,
  mayChoose,
  me,
  hasMore,
  ...on
}: Omit<Props, 'rows' | 'empty'> & { rows: Conversation[] }) {
  const { t } = useLingui()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: at => rows[at]?.id ?? at,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const lastSeen = items.at(-1)?.index ?? 0

  const more = useEffectEvent(on.onMore)
  const isNearEnd = hasMore && lastSeen >= rows.length - AHEAD
  useEffect(() => {
    if (isNearEnd && rows.length > 0) more()
  }, [isNearEnd, rows.length])

  // j and k may lead beyond what is in sight.
  const openAt = rows.findIndex(({ id }) => id === open)
  const show = useEffectEvent((at: number) => virtual.scrollToIndex(at, { align: 'auto' }))
  useEffect(() => {
    if (openAt >= 0 && open) show(openAt)
  }, [open, openAt])

  const toTop = () => {
    on.onPoint(false)
    scroller.current?.scrollTo({ top: 0 })
  }
  return (
    <div
      className={classes.list}
      data-choosing={chosen.size > 0 || undefined}
      onPointerEnter={event => event.pointerType === 'mouse' && on.onPoint(true)}
      onPointerLeave={() => on.onPoint(false)}
      onScroll={event => event.currentTarget.scrollTop === 0 && on.onTop()}
      ref={scroller}
    >
      {waiting > 0 && (
        <UnstyledButton className={classes.news} onClick={toTop}>
          <IconArrowUp aria-hidden size={14} stroke={2} />
          <Plural one="# new" other="# new" value={waiting} />
        </UnstyledButton>
      )}
      <ul aria-label={t`Conversations`} className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const conversation = rows[index] as Conversation
          return (
            <li
              aria-posinset={index + 1}
              aria-setsize={hasMore ? -1 : rows.length}
              className={classes.place}
              key={key}
              style={{ transform: `translateY(${start}px)` }}
            >
              <ConversationRow
                conversation={conversation}
                isChosen={chosen.has(conversation.id)}
                isOpen={conversation.id === open}
                me={me}
                mayChoose={mayChoose}
                onChoose={on.onChoose}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const Placeholders = () => (
  <div className={classes.list}>
    {[1, 2, 3, 4, 5, 6].map(row => (
      <div className={classes.placeholder} key={row}>
        <Skeleton circle height={36} />
        <span className={classes.words}>
          <Skeleton height={12} mb={8} width="60%" />
          <Skeleton height={10} width="90%" />
        </span>
      </div>
    ))}
  </div>
)

/** What a view says while there is nothing in it. */
export function NobodyHere({ view, isNarrowed, action }: { view: string; isNarrowed: boolean; action?: ReactNode }) {
  if (isNarrowed)
    return <EmptyState action={action} icon={IconMessages} title={<Trans>No conversation matches</Trans>} />
  if (view === 'closed') {
    return (
      <EmptyState icon={IconMessages} title={<Trans>Nothing is closed yet</Trans>}>
        <Trans>What is dealt with rests here, and comes back by itself when the customer writes again.</Trans>
      </EmptyState>
    )
  }
  if (view === 'snoozed') {
    return (
      <EmptyState icon={IconAlarmSnooze} title={<Trans>Nothing is snoozed</Trans>}>
        <Trans>What can wait is put away with z, and comes back at its time or when the customer writes.</Trans>
      </EmptyState>
    )
  }
  if (view === 'automated') {
    return (
      <EmptyState icon={IconRobot} title={<Trans>Nothing is with the automation</Trans>}>
        <Trans>
          Where a channel lets an automation answer first, its conversations stand here until people take them.
        </Trans>
      </EmptyState>
    )
  }
  if (view === 'closing') {
    return (
      <EmptyState icon={IconMessages} title={<Trans>No reply window is closing</Trans>}>
        <Trans>
          Messenger and WhatsApp let us answer for 24 hours. Who still waits for an answer stands here, the most urgent
          first.
        </Trans>
      </EmptyState>
    )
  }
  if (view === 'mentions') {
    return (
      <EmptyState icon={IconAt} title={<Trans>Nobody has mentioned you</Trans>}>
        <Trans>When a colleague calls you in a note with @, the conversation stands here.</Trans>
      </EmptyState>
    )
  }
  if (view === 'mine') {
    return (
      <EmptyState action={action} icon={IconMessages} title={<Trans>Nothing is with you</Trans>}>
        <Trans>Take a conversation that nobody has yet, and it stands here.</Trans>
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={IconMessages} title={<Trans>Nobody is waiting</Trans>}>
      <Trans>What customers write on Messenger and WhatsApp arrives here as soon as a channel is connected.</Trans>
    </EmptyState>
  )
}
