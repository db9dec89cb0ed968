import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import type { LeadRow, LeadStatus } from '@steward/contract/crm/leads.ts'
import { IconTrash, IconUserPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { inTurn } from '../platform/saving.ts'
import { useMe } from '../platform/session.ts'
import { toast } from '../ui/toast.tsx'
import { useChangeLead, useKeepLead } from './leads.ts'

export const isClosed = ({ status }: { status: LeadStatus }) => status === 'won' || status === 'lost'

/** From where to where a lead may go, and what brings it there; each resolves once the lists know. */
export function useLeadMoves() {
  const { can } = useMe()
  const cache = useQueryClient()
  const keep = useKeepLead()
  // Whoever was told that somebody was faster wants to see what they did.
  const onError = () => void cache.invalidateQueries({ queryKey: api.crm.leads.key() })
  const move = useMutation({
    mutationFn: ({ lead, status }: { lead: LeadRow; status: 'new' | 'negotiation' }) =>
      inTurn(lead, ({ id, version }) => api.crm.leads.move.call({ id, status }, { context: { version } })),
    onSuccess: keep,
    onError,
  })
  const reopen = useMutation({
    mutationFn: async ({ lead: { id, version }, status }: { lead: LeadRow; status: 'new' | 'negotiation' }) => {
      const reopened = await api.crm.leads.reopen.call({ id }, { context: { version } })
      return status === 'new' ? api.crm.leads.move.call({ id, status }) : reopened
    },
    onSuccess: keep,
    onError,
  })
  return {
    /** Takes a lead to a status; `close` asks what winning and giving up need to know. */
    bring: (lead: LeadRow, to: LeadStatus, close: (lead: LeadRow, to: 'won' | 'lost') => Promise<unknown>) => {
      if (to === 'won' || to === 'lost') return close(lead, to)
      return (isClosed(lead) ? reopen : move).mutateAsync({ lead, status: to })
    },
    reopen: (lead: LeadRow) => reopen.mutateAsync({ lead, status: 'negotiation' }),
    isMoving: move.isPending || reopen.isPending,
    mayMove: (lead: LeadRow, to: LeadStatus) => {
      if (isClosed(lead))
        return !isClosed({ status: to }) && can('can_close_leads') && (to !== 'new' || can('can_edit_leads'))
      return isClosed({ status: to }) ? can('can_close_leads') : can('can_edit_leads')
    },
  }
}

/** Deletes at once, and offers to take it back. */
export function useDeleteLead() {
  const { t } = useLingui()
  const cache = useQueryClient()
  const refresh = () => cache.invalidateQueries({ queryKey: api.crm.leads.key() })
  const restore = useMutation(api.crm.leads.restore.mutationOptions({ onSuccess: refresh }))
  const remove = useMutation({
    mutationFn: ({ id, version }: LeadRow) => api.crm.leads.remove.call({ id }, { context: { version } }),
    onSuccess: (_, { id, title }) => {
      toast(t`${title} deleted`, { undo: () => restore.mutate({ id }) })
      return refresh()
    },
    onError: refresh,
  })
  return remove.mutateAsync
}

/** What a lead's menu offers beside moving it. */
export function LeadMenuItems({ lead }: { lead: LeadRow }) {
  const { can, employee } = useMe()
  const change = useChangeLead(lead)
  const remove = useDeleteLead()
  return (
    <>
      {!lead.assignedTo && employee && can('can_edit_leads') && (
        <Menu.Item
          leftSection={<IconUserPlus aria-hidden size={16} stroke={1.75} />}
          onClick={() => void change({ assignedTo: employee.id }).catch(() => {})}
        >
          <Trans>Take it</Trans>
        </Menu.Item>
      )}
      {can('can_delete_leads') && (
        <Menu.Item
          color="red"
          leftSection={<IconTrash aria-hidden size={16} stroke={1.75} />}
          onClick={() => void remove(lead).catch(() => {})}
        >
          <Trans>Delete</Trans>
        </Menu.Item>
      )}
    </>
  )
}
