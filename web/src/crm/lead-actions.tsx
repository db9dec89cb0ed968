import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Menu } from '@mantine/core'
import type { Lead, LeadRow } from '@steward/contract/crm/leads.ts'
import { IconArrowBackUp, IconDots, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMe } from '../platform/session.ts'
import { isClosed, useDeleteLead, useLeadMoves } from './lead-moves.tsx'

interface Props {
  lead: Lead
  /** Asks what winning and giving up need to know. */
  close: (lead: LeadRow, to: 'won' | 'lost') => Promise<unknown>
  /** What comes next once it is won. */
  afterWon?: ReactNode
}

/** The next step of a lead as it stands, for whoever looks at it; the rest in a menu. */
export function LeadActions({ lead, close, afterWon }: Props) {
  const { can } = useMe()
  const { reopen, isMoving } = useLeadMoves()
  const takeUp = () => void reopen(lead).catch(() => {})
  return (
    <>
      {!isClosed(lead) && can('can_close_leads') && (
        <>
          <Button onClick={() => void close(lead, 'lost')} variant="default">
            <Trans>Lose</Trans>
          </Button>
          <Button onClick={() => void close(lead, 'won')}>
            <Trans>Win</Trans>
          </Button>
        </>
      )}
      {lead.status === 'lost' && can('can_close_leads') && (
        <Button loading={isMoving} onClick={takeUp} variant="default">
          <Trans>Reopen</Trans>
        </Button>
      )}
      {lead.status === 'won' && afterWon}
      <LeadMenu lead={lead} onReopen={lead.status === 'won' && can('can_close_leads') ? takeUp : undefined} />
    </>
  )
}

function LeadMenu({ lead, onReopen }: { lead: Lead; onReopen: (() => void) | undefined }) {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate()
  const remove = useDeleteLead()
  const drop = async () => {
    await remove(lead)
    void navigate({ to: '/leads' })
  }
  if (!onReopen && !can('can_delete_leads')) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t`More actions`} style={{ flex: 'none' }}>
          <IconDots aria-hidden size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onReopen && (
          <Menu.Item leftSection={<IconArrowBackUp aria-hidden size={16} stroke={1.75} />} onClick={onReopen}>
            <Trans>Reopen</Trans>
          </Menu.Item>
        )}
        {can('can_delete_leads') && (
          <Menu.Item
            color="red"
            leftSection={<IconTrash aria-hidden size={16} stroke={1.75} />}
            onClick={() => void drop().catch(() => {})}
          >
            <Trans>Delete lead</Trans>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
