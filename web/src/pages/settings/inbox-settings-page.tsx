import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import type { CannedReply } from '@steward/contract/inbox/canned-replies.ts'
import type { Label } from '@steward/contract/inbox/labels.ts'
import type { Team } from '@steward/contract/inbox/teams.ts'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import hoursClasses from '../../company/hours.module.css'
import { HoursDialog } from '../../company/hours-dialog.tsx'
import { useSpokenHours } from '../../company/spoken-hours.ts'
import cannedClasses from '../../inbox/canned.module.css'
import { CannedDialog } from '../../inbox/canned-dialog.tsx'
import { useAllCannedReplies, useRemoveCannedReply } from '../../inbox/canned-replies.ts'
import { LabelChip } from '../../inbox/label-chip.tsx'
import { LabelDialog } from '../../inbox/label-dialog.tsx'
import labelClasses from '../../inbox/labels.module.css'
import { useAllLabels, useRemoveLabel } from '../../inbox/labels.ts'
import { TeamDialog } from '../../inbox/team-dialog.tsx'
import { useRemoveTeam, useTeams } from '../../inbox/teams.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { useMe } from '../../platform/session.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { MoreRows } from '../../ui/more-rows.tsx'
import { useShortcut } from '../../ui/shortcut.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import classes from './settings.module.css'
import { SettingsCard, SettingsPage } from './settings-page.tsx'

/** What those who answer customers share. */
export function InboxSettingsPage() {
  const { t } = useLingui()
  return (
    <SettingsPage title={t`Inbox`} width={760}>
      <HoursCard />
      <TeamsCard />
      <CannedRepliesCard />
      <LabelsCard />
    </SettingsPage>
  )
}

function HoursCard() {
  const { can, company } = useMe()
  const { days, within } = useSpokenHours()
  const [isChanging, setChanging] = useState(false)
  const { businessHours, answerWithin } = company
  return (
    <SettingsCard
      action={
        can('can_manage_company') && (
          <Button onClick={() => setChanging(true)} variant="default">
            {businessHours ? <Trans>Change</Trans> : <Trans>Set business hours</Trans>}
          </Button>
        )
      }
      hint={<Trans>How long customers wait is counted within them, from the next answer on.</Trans>}
      title={<Trans>Business hours</Trans>}
    >
      {businessHours ? (
        <dl className={hoursClasses.spoken}>
          {days(businessHours).map(({ name, times }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="numbers">{times || <Trans>Closed</Trans>}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className={classes.nothing}>
          <Trans>No hours are set: you answer at any time.</Trans>
        </p>
      )}
      {answerWithin && (
        <p className={hoursClasses.target}>
          <Trans>You mean to answer within {within(answerWithin)}; whoever waits longer is marked in red.</Trans>
        </p>
      )}
      {isChanging && <HoursDialog onClose={() => setChanging(false)} />}
    </SettingsCard>
  )
}

function TeamsCard() {
  const { can } = useMe()
  const { data, error, refetch } = useTeams()
  const [edited, setEdited] = useState<Team | 'new'>()
  const remove = useRemoveTeam()
  const mayManage = can('can_manage_inbox')
  const teams = data?.items
  return (
    <SettingsCard
      action={
        mayManage && (
          <Button
            leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />}
            onClick={() => setEdited('new')}
            variant="default"
          >
            <Trans>New team</Trans>
          </Button>
        )
      }
      hint={<Trans>Conversations are given to a team, by hand or by the channel they come through.</Trans>}
      title={<Trans>Teams</Trans>}
    >
      {error && !teams && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      {teams?.length === 0 && (
        <p className={classes.nothing}>
          <Trans>There are no teams yet.</Trans>
        </p>
      )}
      {teams?.map(team => (
        <TeamLine
          key={team.id}
          onChange={mayManage ? () => setEdited(team) : undefined}
          onRemove={() => remove(team)}
          team={team}
        />
      ))}
      {edited && <TeamDialog onClose={() => setEdited(undefined)} team={edited === 'new' ? undefined : edited} />}
    </SettingsCard>
  )
}

interface TeamLineProps {
  team: Team
  /** Left out, it can only be looked at. */
  onChange: (() => void) | undefined
  onRemove: () => void
}

function TeamLine({ team: { name: word, members, dealsOut }, onChange, onRemove }: TeamLineProps) {
  const { t } = useLingui()
  return (
    <div className={cannedClasses.line}>
      <span className={cannedClasses.option}>
        <strong dir="auto">{word}</strong>
        <span className="our-side" dir="auto">
          {members.map(({ name }) => name).join(', ') || t`Nobody is in it yet`}
        </span>
      </span>
      {dealsOut && (
        <StatusChip plain tone="new">
          <Trans>Deals out</Trans>
        </StatusChip>
      )}
      {onChange && (
        <>
          <ActionIcon aria-label={t`Change the team ${word}`} onClick={onChange}>
            <IconPencil aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
          <ActionIcon aria-label={t`Delete the team ${word}`} onClick={onRemove}>
            <IconTrash aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
        </>
      )}
    </div>
  )
}

function CannedRepliesCard() {
  const { t } = useLingui()
  const { data, error, refetch, hasNextPage, fetchNextPage } = useAllCannedReplies()
  const [edited, setEdited] = useState<CannedReply | 'new'>()
  useShortcut('n', () => setEdited('new'), t`New canned reply`)
  const replies = data?.pages.flatMap(page => page.items)
  return (
    <SettingsCard
      action={
        <Button
          leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />}
          onClick={() => setEdited('new')}
          variant="default"
        >
          <Trans>New canned reply</Trans>
        </Button>
      }
      hint={<Trans>What you write again and again. In an answer, / finds them.</Trans>}
      title={<Trans>Canned replies</Trans>}
    >
      {error && !replies && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      {replies?.length === 0 && (
        <p className={classes.nothing}>
          <Trans>There are no canned replies yet.</Trans>
        </p>
      )}
      {replies?.map(reply => (
        <CannedLine key={reply.id} onChange={() => setEdited(reply)} reply={reply} />
      ))}
      {hasNextPage && <MoreRows key={replies?.length} onMore={() => void fetchNextPage()} />}
      {edited && <CannedDialog onClose={() => setEdited(undefined)} reply={edited === 'new' ? undefined : edited} />}
    </SettingsCard>
  )
}

function CannedLine({ reply, onChange }: { reply: CannedReply; onChange: () => void }) {
  const { t } = useLingui()
  const { can } = useMe()
  const remove = useRemoveCannedReply()
  const { name: word, content, isShared } = reply
  const mayChange = !isShared || can('can_manage_inbox')
  return (
    <div className={cannedClasses.line}>
      <span className={cannedClasses.option}>
        <strong dir="auto">{word}</strong>
        <span className="our-side" dir="auto">
          {content}
        </span>
      </span>
      <StatusChip plain tone={isShared ? 'new' : 'quiet'}>
        {isShared ? <Trans>For everybody</Trans> : <Trans>Only mine</Trans>}
      </StatusChip>
      {mayChange && (
        <>
          <ActionIcon aria-label={t`Change the canned reply ${word}`} onClick={onChange}>
            <IconPencil aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
          <ActionIcon aria-label={t`Delete the canned reply ${word}`} onClick={() => remove(reply)}>
            <IconTrash aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
        </>
      )}
    </div>
  )
}

function LabelsCard() {
  const { can } = useMe()
  const { data, error, refetch, hasNextPage, fetchNextPage } = useAllLabels()
  const [edited, setEdited] = useState<Label | 'new'>()
  const remove = useRemoveLabel()
  const mayManage = can('can_manage_inbox')
  const labels = data?.pages.flatMap(page => page.items)
  return (
    <SettingsCard
      action={
        mayManage && (
          <Button
            leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />}
            onClick={() => setEdited('new')}
            variant="default"
          >
            <Trans>New label</Trans>
          </Button>
        )
      }
      hint={<Trans>Words for what conversations are about, the same for everybody.</Trans>}
      title={<Trans>Labels</Trans>}
    >
      {error && !labels && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      {labels?.length === 0 && (
        <p className={classes.nothing}>
          <Trans>There are no labels yet.</Trans>
        </p>
      )}
      {labels?.map(label => (
        <LabelLine
          key={label.id}
          label={label}
          onChange={mayManage ? () => setEdited(label) : undefined}
          onRemove={() => remove(label)}
        />
      ))}
      {hasNextPage && <MoreRows key={labels?.length} onMore={() => void fetchNextPage()} />}
      {edited && <LabelDialog label={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </SettingsCard>
  )
}

interface LineProps {
  label: Label
  /** Left out, it can only be looked at. */
  onChange: (() => void) | undefined
  onRemove: () => void
}

function LabelLine({ label, onChange, onRemove }: LineProps) {
  const { t } = useLingui()
  const { name: word } = label
  return (
    <div className={labelClasses.line}>
      <span>
        <LabelChip label={label} />
      </span>
      {onChange && (
        <>
          <ActionIcon aria-label={t`Change the label ${word}`} onClick={onChange}>
            <IconPencil aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
          <ActionIcon aria-label={t`Delete the label ${word}`} onClick={onRemove}>
            <IconTrash aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
        </>
      )}
    </div>
  )
}
