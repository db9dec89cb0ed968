import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import type { LeadRow } from '@steward/contract/crm/leads.ts'
import { IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { inBulk, tellOutcome } from '../platform/in-bulk.ts'
import { useMe } from '../platform/session.ts'
import { ToneDot } from '../ui/status-chip.tsx'
import { AssignMenu } from './assign-menu.tsx'
import { isClosed } from './lead-moves.tsx'
import { leadTones, leadWords } from './lead-status.tsx'

type Open = 'new' | 'negotiation'

/** What can be done with several leads at once, each with one undo for all of them. */
export function LeadBulk({ leads, onDone }: { leads: LeadRow[]; onDone: () => void }) {
  const { i18n } = useLingui()
  const { can } = useMe()
  const { assign, move, remove } = useLeadBulk(onDone)
  return (
    <>
      {can('can_edit_leads') && can('can_assign_leads') && <AssignMenu onAssign={to => void assign(leads, to)} />}
      {can('can_edit_leads') && (
        <Menu position="top">
          <Menu.Target>
            <Button size="compact-sm" variant="default">
              <Trans>Move</Trans>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['new', 'negotiation'] as const).map(status => (
              <Menu.Item
                key={status}
                leftSection={<ToneDot tone={leadTones[status]} />}
                onClick={() => void move(leads, status)}
              >
                {i18n._(leadWords[status])}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {can('can_delete_leads') && (
        <Button
          color="red"
          leftSection={<IconTrash aria-hidden size={16} stroke={1.75} />}
          onClick={() => void remove(leads)}
          size="compact-sm"
          variant="light"
        >
          <Trans>Delete</Trans>
        </Button>
      )}
    </>
  )
}

function useLeadBulk(onDone: () => void) {
  const cache = useQueryClient()
  const refresh = () => cache.invalidateQueries({ queryKey: api.crm.leads.key() })
  const run = async <Answer,>(
    leads: LeadRow[],
    act: (lead: LeadRow) => Promise<Answer>,
    sentence: (count: number) => string,
    takeBack: (lead: LeadRow, answer: Answer) => Promise<unknown>,
  ) => {
    onDone()
    const outcome = await inBulk(leads, act)
    await refresh()
    tellOutcome(outcome, sentence, async done => {
      const undone = await inBulk(done, ({ item, answer }) => takeBack(item, answer))
      await refresh()
      tellOutcome({ ...undone, done: [] }, sentence)
    })
  }
  const give = ({ id, version }: LeadRow, assignedTo: string | null) =>
    api.crm.leads.change.call({ id, assignedTo }, { context: { version } })
  const put = ({ id, version }: LeadRow, status: Open) =>
    api.crm.leads.move.call({ id, status }, { context: { version } })
  return {
    assign: (leads: LeadRow[], to: string | null) =>
      run(
        leads,
        lead => give(lead, to),
        count => plural(count, { one: '# lead assigned', other: '# leads assigned' }),
        (lead, given) => give(given, lead.assignedTo),
      ),
    move: (leads: LeadRow[], to: Open) =>
      run(
        leads.filter(({ status }) => status !== to),
        lead => put(lead, to),
        count => plural(count, { one: '# lead moved', other: '# leads moved' }),
        (lead, moved) => (isClosed(lead) ? Promise.resolve() : put(moved, lead.status as Open)),
      ),
    remove: (leads: LeadRow[]) =>
      run(
        leads,
        ({ id, version }) => api.crm.leads.remove.call({ id }, { context: { version } }),
        count => plural(count, { one: '# lead deleted', other: '# leads deleted' }),
        ({ id }) => api.crm.leads.restore.call({ id }),
      ),
  }
}
