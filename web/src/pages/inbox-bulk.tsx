import { Plural, Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { AssignMenu } from '../inbox/assign-menu.tsx'
import { useForEach } from '../inbox/conversations.ts'
import { LabelMenu } from '../inbox/label-menu.tsx'
import { api } from '../platform/api.ts'
import { BulkBar } from '../ui/bulk-bar.tsx'
import { toast } from '../ui/toast.tsx'

/** What can be done to several conversations at once. */
export function InboxBulk({ chosen, onClear }: { chosen: ReadonlySet<string>; onClear: () => void }) {
  const forEach = useForEach()
  const [isAssigning, setAssigning] = useState(false)
  const [isLabelling, setLabelling] = useState(false)
  const ids = [...chosen]
  const reopen = (id: string) => api.inbox.conversations.reopen.call({ id })
  const close = () =>
    forEach.mutate(
      { ids, act: id => api.inbox.conversations.close.call({ id }) },
      {
        onSuccess: done => {
          onClear()
          if (done.length === 0) return
          toast(<Plural one="# conversation closed" other="# conversations closed" value={done.length} />, {
            undo: () => forEach.mutate({ ids: done, act: reopen }),
          })
        },
      },
    )
  const assign = (employeeId: string | null) =>
    forEach.mutate(
      { ids, act: id => api.inbox.conversations.assign.call({ id, employeeId }) },
      {
        onSuccess: done => {
          onClear()
          if (done.length > 0)
            toast(<Plural one="# conversation assigned" other="# conversations assigned" value={done.length} />)
        },
      },
    )
  const label = (labelId: string) => {
    setLabelling(false)
    forEach.mutate(
      { ids, act: id => api.inbox.conversations.label.call({ id, labelId }) },
      {
        onSuccess: done => {
          onClear()
          if (done.length > 0)
            toast(<Plural one="# conversation labelled" other="# conversations labelled" value={done.length} />)
        },
      },
    )
  }
  return (
    <BulkBar
      actions={
        <>
          <AssignMenu assignedTo={undefined} onAssign={assign} onChange={setAssigning} opened={isAssigning}>
            <Button disabled={forEach.isPending} size="compact-sm" variant="default">
              <Trans>Assign</Trans>
            </Button>
          </AssignMenu>
          <LabelMenu on={[]} onChange={setLabelling} onToggle={label} opened={isLabelling}>
            <Button disabled={forEach.isPending} size="compact-sm" variant="default">
              <Trans>Label</Trans>
            </Button>
          </LabelMenu>
          <Button loading={forEach.isPending} onClick={close} size="compact-sm">
            <Trans>Close</Trans>
          </Button>
        </>
      }
      count={chosen.size}
      onClear={onClear}
    />
  )
}
