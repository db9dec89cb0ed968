import { Trans, useLingui } from '@lingui/react/macro'
import type { Task } from '@steward/contract/tasks/tasks.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useClientOptions } from '../crm/client-select.tsx'
import { useLeadOptions } from '../crm/lead-options.ts'
import type { Ahead } from '../platform/ahead.ts'
import { usePeopleOptions } from '../platform/people.ts'
import { useMe } from '../platform/session.ts'
import { Timeline, timelineQuery } from '../platform/timeline.tsx'
import { Together } from '../platform/together.tsx'
import { Due } from '../tasks/due.tsx'
import { TaskActions } from '../tasks/task-actions.tsx'
import { PriorityMark, priorityWords, TaskStatusChip, taskWords } from '../tasks/task-status.tsx'
import { type Changes, type Status, taskQuery, useSaveTask } from '../tasks/tasks.ts'
import { ChoiceProperty } from '../ui/choice-property.tsx'
import { DayProperty } from '../ui/day-property.tsx'
import { TextLink } from '../ui/link.tsx'
import { LongText } from '../ui/long-text.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { Person } from '../ui/person.tsx'
import { Property, PropertyList } from '../ui/property-list.tsx'
import { TextProperty } from '../ui/text-property.tsx'
import classes from './record-page.module.css'
import { RecordWaiting, WaitingRecord } from './record-waiting.tsx'

export const ahead: Ahead = (cache, _me, { id }) => {
  void cache.prefetchQuery(taskQuery(id))
  void cache.prefetchInfiniteQuery(timelineQuery(`task:${id}`))
}

/** A task: what is to be done, by when and by whom, and what happened. */
export function TaskPage() {
  const { t } = useLingui()
  const { can } = useMe()
  const { id } = useParams({ from: '/shell/tasks/$id' })
  const { data: task, error, refetch } = useQuery(taskQuery(id))
  const trail = [{ label: t`Tasks`, to: '/tasks' as const }]
  if (!task) {
    return <WaitingRecord error={error} onRetry={() => void refetch()} title={t`Task`} trail={trail} />
  }
  return (
    <Page action={<TaskActions task={task} />} title={task.title} trail={trail}>
      <Together key={id} waiting={<RecordWaiting />}>
        <div className={classes.record}>
          <div className={classes.thread}>
            <Description key={id} mayEdit={can('can_edit_tasks')} task={task} />
            <PageSection title={<Trans>What happened</Trans>}>
              <Timeline subject={`task:${id}`} />
            </PageSection>
          </div>
          <div className={classes.side}>
            <TaskProperties task={task} />
          </div>
        </div>
      </Together>
    </Page>
  )
}

function Description({ task, mayEdit }: { task: Task; mayEdit: boolean }) {
  const { t } = useLingui()
  const { change } = useSaveTask(task)
  return (
    <PageSection title={<Trans>Description</Trans>}>
      <LongText
        label={t`Description`}
        maxLength={20_000}
        name={`task-${task.id}`}
        onSave={mayEdit ? description => change({ description }) : undefined}
        placeholder={t`What else is worth knowing`}
        value={task.description}
      />
    </PageSection>
  )
}

function TaskProperties({ task }: { task: Task }) {
  const { t, i18n } = useLingui()
  const { can, today } = useMe()
  const { change, move } = useSaveTask(task)
  const people = usePeopleOptions({ id: task.assignedTo, name: task.assignedName })
  const mayEdit = can('can_edit_tasks')
  const save =
    <Value,>(field: keyof Changes) =>
    (value: Value) =>
      change({ [field]: value } as Changes)
  return (
    <PropertyList>
      <TextProperty label={t`Title`} onSave={mayEdit ? save('title') : undefined} required value={task.title} />
      <ChoiceProperty
        label={t`Status`}
        onSave={mayEdit ? status => move(status as Status) : undefined}
        shown={<TaskStatusChip plain status={task.status} />}
        options={Object.entries(taskWords).map(([value, word]) => ({ value, label: i18n._(word) }))}
        value={task.status}
      />
      <ChoiceProperty
        label={t`Priority`}
        onSave={mayEdit ? save('priority') : undefined}
        shown={<PriorityMark priority={task.priority} />}
        options={Object.entries(priorityWords).map(([value, word]) => ({ value, label: i18n._(word) }))}
        value={task.priority}
      />
      <DayProperty
        label={t`Due`}
        onSave={mayEdit ? save('dueDate') : undefined}
        placeholder={t`No day`}
        shown={task.dueDate && isPressing(task, today) && <Due task={task} />}
        value={task.dueDate}
      />
      <ChoiceProperty
        clearable
        label={t`Assigned to`}
        onSave={mayEdit && can('can_view_employees') ? save('assignedTo') : undefined}
        onSearch={people.onSearch}
        options={people.options}
        placeholder={t`Nobody yet`}
        shown={task.assignedTo && task.assignedName && <Person id={task.assignedTo} name={task.assignedName} />}
        value={task.assignedTo}
      />
      <LeadProperty task={task} />
      <ClientProperty task={task} />
      {task.conversationId && can('can_view_social') && (
        <Property label={<Trans>Conversation</Trans>}>
          <TextLink dir="auto" fz="inherit" params={{ id: task.conversationId }} to="/inbox/$id">
            {task.customerName ?? <Trans>Open it</Trans>}
          </TextLink>
        </Property>
      )}
    </PropertyList>
  )
}

const isPressing = ({ dueDate, status }: Task, today: string) =>
  dueDate !== null && dueDate <= today && status !== 'done'

function LeadProperty({ task }: { task: Task }) {
  const { t } = useLingui()
  const { can } = useMe()
  const { change } = useSaveTask(task)
  const { leadId, leadTitle } = task
  const leads = useLeadOptions({ id: leadId, title: leadTitle }, can('can_view_leads'))
  // Somebody else's lead has no title here: neither is it shown, nor taken away by mistake.
  if (!can('can_view_leads') || (leadId && leadTitle === null)) return null
  return (
    <ChoiceProperty
      clearable
      hasLinks
      label={t`Lead`}
      onSave={can('can_edit_tasks') ? id => change({ leadId: id }) : undefined}
      onSearch={leads.onSearch}
      options={leads.options}
      placeholder={t`None yet`}
      shown={
        leadId && (
          <TextLink dir="auto" fz="inherit" params={{ id: leadId }} to="/leads/$id">
            {leadTitle}
          </TextLink>
        )
      }
      value={leadId}
    />
  )
}

function ClientProperty({ task }: { task: Task }) {
  const { t } = useLingui()
  const { can } = useMe()
  const { change } = useSaveTask(task)
  const { clientId, clientName } = task
  const clients = useClientOptions({ id: clientId, name: clientName }, can('can_view_clients'))
  if (!can('can_view_clients') || (clientId && clientName === null)) return null
  return (
    <ChoiceProperty
      clearable
      hasLinks
      label={t`Client`}
      onSave={can('can_edit_tasks') ? id => change({ clientId: id }) : undefined}
      onSearch={clients.onSearch}
      options={clients.options}
      placeholder={t`None yet`}
      shown={
        clientId && (
          <TextLink dir="auto" fz="inherit" params={{ id: clientId }} to="/clients/$id">
            {clientName}
          </TextLink>
        )
      }
      value={clientId}
    />
  )
}
