import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import type { Colleague, Conversation } from '@steward/contract/inbox/conversations.ts'
import {
  IconAlarmSnooze,
  IconArrowBackUp,
  IconArrowLeft,
  IconArrowMerge,
  IconBuildingStore,
  IconCheck,
  IconChecklist,
  IconDots,
  IconFileInvoice,
  IconLayoutSidebarRight,
  IconRobot,
  IconTag,
  IconTargetArrow,
  IconUserPlus,
} from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { AssignMenu } from '../inbox/assign-menu.tsx'
import { useAutomation } from '../inbox/automation.ts'
import { CustomerAvatar, useChannelName } from '../inbox/channel-badge.tsx'
import { useGive, useTurn } from '../inbox/conversations.ts'
import classes from '../inbox/inbox.module.css'
import type { InboxFilters } from '../inbox/inbox-filters.ts'
import { LabelMenu } from '../inbox/label-menu.tsx'
import { useLabelling } from '../inbox/labels.ts'
import { OthersHere, WhatOthersDo } from '../inbox/others-here.tsx'
import { SnoozeMenu } from '../inbox/snooze-menu.tsx'
import { useGiveToTeam } from '../inbox/teams.ts'
import { useMe } from '../platform/session.ts'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import { useShortcut } from '../ui/shortcut.tsx'
import { toast } from '../ui/toast.tsx'

/** What is asked about before it is done with a conversation. */
export type Ask = 'lead' | 'task' | 'client' | 'invoice' | 'snooze' | 'template' | 'merge'

interface Props {
  conversation: Conversation
  /** Its channel has one that answers first. */
  hasAutomation: boolean
  name: string
  others: Colleague[]
  onAsk: (ask: Ask) => void
  onMoveOn: () => void
}

/** Who it is, whose it is, who else is here, and what can be done. */
export function ConversationHead({ conversation, hasAutomation, name, others, onAsk, onMoveOn }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const channelName = useChannelName()
  const { id, platform, status, channelName: page } = conversation
  const isShown = useSearch({ from: '/shell/inbox' }).who === true
  return (
    <header className={classes.head}>
      <ActionIcon
        aria-label={t`Back to the list`}
        className={classes.back}
        renderRoot={props => <Link {...props} search={true} to="/inbox" />}
      >
        <IconArrowLeft aria-hidden className={classes.mirrored} size={20} stroke={1.75} />
      </ActionIcon>
      <CustomerAvatar id={id} name={name} platform={platform} />
      <div className={classes.headWords}>
        <h2 className={classes.headName} dir="auto">
          {name}
        </h2>
        <div aria-live="polite" className={classes.headState}>
          {others.some(({ doing }) => doing === 'writing') ? (
            <WhatOthersDo others={others} />
          ) : (
            <>
              {status === 'closed' && `${t`Closed`} · `}
              {channelName(platform)}
              {page && ' · '}
              {page && <bdi>{page}</bdi>}
            </>
          )}
        </div>
      </div>
      <OthersHere others={others} />
      <div className={classes.actions}>
        {can('can_reply_social') && status === 'open' && (
          <SnoozeMenu id={id} onMoveOn={onMoveOn} onOwn={() => onAsk('snooze')} />
        )}
        {can('can_reply_social') && <Labelling conversation={conversation} />}
        {can('can_reply_social') && <Actions conversation={conversation} onMoveOn={onMoveOn} />}
        <More conversation={conversation} hasAutomation={hasAutomation} onAsk={onAsk} />
        <Tooltip label={t`Who this is`}>
          <ActionIcon
            aria-label={t`Who this is`}
            className={classes.toPanel}
            renderRoot={props => (
              <Link
                {...props}
                params={{ id }}
                search={before => ({ ...(before as InboxFilters), who: isShown ? undefined : true })}
                to="/inbox/$id"
              />
            )}
          >
            <IconLayoutSidebarRight aria-hidden className={classes.mirrored} size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  )
}

function Labelling({ conversation: { id, labels } }: Pick<Props, 'conversation'>) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const toggle = useLabelling(id)
  useShortcut('l', () => setOpen(true), t`Change labels`)
  return (
    <LabelMenu on={labels.map(({ id }) => id)} onChange={setOpen} onToggle={toggle} opened={isOpen}>
      <ActionIcon aria-label={t`Change labels`} className={classes.roomy} size={36} title={t`Change labels`}>
        <IconTag aria-hidden size={18} stroke={1.75} />
      </ActionIcon>
    </LabelMenu>
  )
}

function Actions({ conversation, onMoveOn }: Pick<Props, 'conversation' | 'onMoveOn'>) {
  const { t } = useLingui()
  const { id, status, assignedTo, assignedName } = conversation
  const [isAssigning, setAssigning] = useState(false)
  const give = useGive(conversation)
  const giveToTeam = useGiveToTeam(conversation)
  const toTeam = (teamId: string | null) =>
    void giveToTeam(teamId).then(
      ({ saved: { teamName }, undo }) =>
        toast(teamName ? t`${teamName} has this conversation now` : t`No team has this conversation now`, {
          id: 'conversation-given',
          undo,
        }),
      () => {},
    )
  const turn = useTurn()
  const isOpen = status !== 'closed'
  const closeOrReopen = () => {
    if (turn.isPending) return
    if (isOpen) turn.close(id, onMoveOn)
    else turn.reopen(id)
  }
  const assign = (employeeId: string | null) => {
    if (employeeId === assignedTo) return
    give(employeeId).then(
      ({ saved: { assignedName }, undo }) =>
        toast(assignedName ? t`${assignedName} has this conversation now` : t`Nobody has this conversation now`, {
          id: 'conversation-assigned',
          undo,
        }),
      () => {
        // The refusal has been told; it stays with whoever has it.
      },
    )
  }
  useShortcut('a', () => setAssigning(true), t`Assign`)
  useShortcut('e', closeOrReopen, isOpen ? t`Close the conversation` : t`Reopen the conversation`)
  return (
    <>
      <AssignMenu
        assignedTo={assignedTo}
        onAssign={assign}
        onChange={setAssigning}
        onTeam={toTeam}
        opened={isAssigning}
        teamId={conversation.teamId}
      >
        <ActionIcon
          aria-label={assignedTo ? t`With ${assignedName ?? ''}: assign to somebody else` : t`Assign`}
          size={36}
          title={assignedTo ? t`With ${assignedName ?? ''}` : t`Nobody has it yet`}
        >
          {assignedTo ? (
            <PersonAvatar decorative id={assignedTo} name={assignedName ?? ''} size={26} />
          ) : (
            <IconUserPlus aria-hidden size={20} stroke={1.5} />
          )}
        </ActionIcon>
      </AssignMenu>
      <Button
        className={classes.turn}
        leftSection={
          isOpen ? (
            <IconCheck aria-hidden size={18} stroke={1.75} />
          ) : (
            <IconArrowBackUp aria-hidden size={18} stroke={1.75} />
          )
        }
        loading={turn.isPending}
        onClick={closeOrReopen}
        variant="default"
      >
        {isOpen ? <Trans>Close</Trans> : <Trans>Reopen</Trans>}
      </Button>
    </>
  )
}

function More({ conversation, hasAutomation, onAsk }: Pick<Props, 'conversation' | 'hasAutomation' | 'onAsk'>) {
  const { t } = useLingui()
  const { can } = useMe()
  const { id, status, leadId, clientId } = conversation
  const automation = useAutomation(id)
  const asking = (ask: Ask) => () => onAsk(ask)
  const items = [
    {
      onPick: asking('lead'),
      words: t`Make a lead`,
      icon: IconTargetArrow,
      isOffered: !leadId && can('can_view_leads') && can('can_create_leads'),
    },
    { onPick: asking('task'), words: t`Make a task`, icon: IconChecklist, isOffered: can('can_create_tasks') },
    {
      onPick: asking('client'),
      words: clientId ? t`Link another client` : t`Link a client`,
      icon: IconBuildingStore,
      isOffered: can('can_view_clients'),
    },
    {
      onPick: asking('invoice'),
      words: t`Draft an invoice`,
      icon: IconFileInvoice,
      isOffered: can('can_view_clients') && can('can_create_invoices'),
    },
    {
      onPick: asking('snooze'),
      words: t`Snooze until …`,
      icon: IconAlarmSnooze,
      isOffered: status === 'open' && can('can_reply_social'),
    },
    {
      onPick: asking('merge'),
      words: t`Merge with another …`,
      icon: IconArrowMerge,
      isOffered: can('can_reply_social'),
    },
    {
      onPick: automation.leave,
      words: t`Leave to the automation`,
      icon: IconRobot,
      isOffered: hasAutomation && status === 'open' && can('can_reply_social'),
    },
  ].filter(({ isOffered }) => isOffered)
  if (items.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t`More actions`}>
          <IconDots aria-hidden size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ onPick, words, icon: Sign }) => (
          <Menu.Item key={words} leftSection={<Sign aria-hidden size={16} stroke={1.75} />} onClick={onPick}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
