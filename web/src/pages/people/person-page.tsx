import { Trans, useLingui } from '@lingui/react/macro'
import type { Employee } from '@steward/contract/company/employees.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { personQuery } from '../../company/people.ts'
import { ChangePicture } from '../../identity/change-picture.tsx'
import type { Ahead } from '../../platform/ahead.ts'
import { useMe } from '../../platform/session.ts'
import { Timeline, timelineQuery } from '../../platform/timeline.tsx'
import { Together } from '../../platform/together.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Page, PageSection } from '../../ui/page.tsx'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import record from '../record-page.module.css'
import { RecordWaiting, WaitingRecord } from '../record-waiting.tsx'
import { RelatedConversations, RelatedLeads, RelatedTasks } from '../related.tsx'
import { ManagedDepartments } from './managed-departments.tsx'
import { PersonActions } from './person-actions.tsx'
import classes from './person-page.module.css'
import { PersonProperties } from './person-properties.tsx'

export const ahead: Ahead = (cache, _me, { id }) => {
  void cache.prefetchQuery(personQuery(id))
  void cache.prefetchInfiniteQuery(timelineQuery(`employee:${id}`))
}

/** Somebody who works here: who they are, what they are busy with, and what happened. */
export function PersonPage() {
  const { t } = useLingui()
  const { id } = useParams({ from: '/shell/people/$id' })
  const { can } = useMe()
  const { data: person, error, refetch } = useQuery(personQuery(id))
  const hasActions = can('can_view_users') || can('can_delete_employees')
  const trail = [{ label: t`People`, to: '/people' as const }]
  if (!person) {
    return (
      <WaitingRecord
        error={error}
        hasActions={hasActions}
        onRetry={() => void refetch()}
        title={t`Person`}
        trail={trail}
      />
    )
  }
  return (
    <Page action={hasActions && <PersonActions person={person} />} title={person.name} trail={trail}>
      <Together key={id} waiting={<RecordWaiting />}>
        <div className={record.record}>
          <div className={record.head}>
            <PersonHead person={person} />
          </div>
          <div className={record.thread}>
            <ManagedDepartments id={id} />
            <Work id={id} />
            <PageSection title={<Trans>What happened</Trans>}>
              <Timeline subject={`employee:${id}`} />
            </PageSection>
          </div>
          <div className={record.side}>
            <PersonProperties person={person} />
          </div>
        </div>
      </Together>
    </Page>
  )
}

// Of a colleague's work only those see any who see everybody's; an empty list would say something else.
function Work({ id }: { id: string }) {
  const { can, employee: me } = useMe()
  const isMe = me?.id === id
  return (
    <div className={classes.work}>
      {(isMe || can('can_view_all_tasks')) && <RelatedTasks assignedTo={id} />}
      {(isMe || can('can_view_all_leads')) && <RelatedLeads assignedTo={id} />}
      {(isMe || can('can_view_all_conversations')) && <RelatedConversations assignedTo={id} />}
    </div>
  )
}

function PersonHead({ person }: { person: Employee }) {
  const { t } = useLingui()
  const { can, user } = useMe()
  const { id, name, designation, departmentId, departmentName, userId } = person
  const isMe = userId === user.id
  const isPictured = userId && (isMe || can('can_edit_users'))
  return (
    <div className={classes.head}>
      {isPictured ? (
        <ChangePicture id={id} name={name} size={80} userId={userId} />
      ) : (
        <PersonAvatar decorative id={id} name={name} size={80} />
      )}
      <div className={classes.words}>
        <p className={classes.name} dir="auto">
          {name}
          {isMe && <span className={classes.you}>{t`you`}</span>}
        </p>
        {designation && <p dir="auto">{designation}</p>}
        {departmentId && (
          <p>
            <TextLink dir="auto" fz="inherit" search={{ department: departmentId }} to="/people">
              {departmentName}
            </TextLink>
          </p>
        )}
      </div>
    </div>
  )
}
