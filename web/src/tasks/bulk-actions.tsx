import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import type { TaskRow } from '@steward/contract/tasks/tasks.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { useNearDays } from './task-menu.tsx'
import { PriorityMark } from './task-status.tsx'
import { type Changes, useTaskWork } from './tasks.ts'

const DayDialog = lazy(() => import('./day-dialog.tsx'))

interface Props {
  tasks: TaskRow[]
  onDone: () => void
}

const saidChanged = (count: number) => plural(count, { one: '# task changed', other: '# tasks changed' })

/** What can be done with several tasks at once, each in one sentence with one undo. */
export function BulkActions({ tasks, onDone }: Props) {
  const { can } = useMe()
  const work = useTaskWork()
  const changeAll = (changes: Changes) => {
    onDone()
    void work.changeAll(tasks, changes, saidChanged)
  }
  const finish = () => {
    onDone()
    const open = tasks.filter(({ status }) => status !== 'done')
    void work.moveAll(open, 'done', count => plural(count, { one: '# task is done', other: '# tasks are done' }))
  }
  const remove = () => {
    onDone()
    void work.remove(tasks, count => plural(count, { one: '# task deleted', other: '# tasks deleted' }))
  }
  return (
    <>
      {can('can_edit_tasks') && (
        <>
          <Button onClick={finish} size="compact-sm" variant="default">
            <Trans context="finish the task">Done</Trans>
          </Button>
          {can('can_view_employees') && (
            <Choice title={<Trans>Assign</Trans>}>
              <People onChoose={assignedTo => changeAll({ assignedTo })} />
            </Choice>
          )}
          <DueChoice onChoose={dueDate => changeAll({ dueDate })} />
          <Choice title={<Trans>Priority</Trans>}>
            {(['high', 'medium', 'low'] as const).map(priority => (
              <Menu.Item key={priority} onClick={() => changeAll({ priority })}>
                <PriorityMark priority={priority} />
              </Menu.Item>
            ))}
          </Choice>
        </>
      )}
      {can('can_delete_tasks') && (
        <Button color="red" onClick={remove} size="compact-sm" variant="subtle">
          <Trans>Delete</Trans>
        </Button>
      )}
    </>
  )
}

const Choice = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <Menu position="top">
    <Menu.Target>
      <Button size="compact-sm" variant="default">
        {title}
      </Button>
    </Menu.Target>
    <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
      {children}
    </Menu.Dropdown>
  </Menu>
)

function People({ onChoose }: { onChoose: (id: string | null) => void }) {
  const { data } = useQuery(api.company.employees.list.queryOptions({ input: { limit: 100 } }))
  return (
    <>
      <Menu.Item onClick={() => onChoose(null)}>
        <Trans>Nobody</Trans>
      </Menu.Item>
      <Menu.Divider />
      {data?.items.map(({ id, name }) => (
        <Menu.Item key={id} onClick={() => onChoose(id)}>
          <bdi>{name}</bdi>
        </Menu.Item>
      ))}
    </>
  )
}

function DueChoice({ onChoose }: { onChoose: (day: string | null) => void }) {
  const { t } = useLingui()
  const days = useNearDays()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Choice title={<Trans>Due</Trans>}>
        {days.map(({ day, words }) => (
          <Menu.Item key={words} onClick={() => onChoose(day)}>
            {words}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => setAsking(true)}>{t`Choose a day…`}</Menu.Item>
      </Choice>
      {isAsking && (
        <Suspense>
          <DayDialog onChoose={onChoose} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  )
}
