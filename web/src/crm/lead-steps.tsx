import { useLingui } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import type { LeadRow, LeadStatus } from '@steward/contract/crm/leads.ts'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useLeadMoves } from './lead-moves.tsx'
import { leadTones, leadWords } from './lead-status.tsx'
import classes from './lead-steps.module.css'

interface Props {
  lead: LeadRow
  /** Asks what winning and giving up need to know. */
  close: (lead: LeadRow, to: 'won' | 'lost') => Promise<unknown>
}

/** The way of a lead, from new to won or lost; a click takes it there. */
export function LeadSteps({ lead, close }: Props) {
  const { t, i18n } = useLingui()
  const { mayMove, bring, isMoving } = useLeadMoves()
  const steps: LeadStatus[] = ['new', 'negotiation', lead.status === 'lost' ? 'lost' : 'won']
  const reached = steps.indexOf(lead.status)
  return (
    <ol aria-label={t`Status`} className={classes.steps} data-tone={leadTones[lead.status]}>
      {steps.map((status, index) => {
        const isHere = index === reached
        return (
          <li data-here={isHere || undefined} data-passed={index < reached || undefined} key={status}>
            <UnstyledButton
              aria-current={isHere ? 'step' : undefined}
              className={classes.step}
              disabled={isHere || isMoving || !mayMove(lead, status)}
              onClick={() => void bring(lead, status, close).catch(() => {})}
            >
              {isHere && lead.status === 'lost' && <IconX aria-hidden size={14} stroke={2} />}
              {(index < reached || lead.status === 'won') && <IconCheck aria-hidden size={14} stroke={2} />}
              {i18n._(leadWords[status])}
            </UnstyledButton>
          </li>
        )
      })}
    </ol>
  )
}
