import type { LeadRow } from '@steward/contract/crm/leads.ts'
import { useState } from 'react'
import { LoseDialog, WinDialog } from './close-lead.tsx'

interface Closing {
  lead: LeadRow
  to: 'won' | 'lost'
  done: () => void
}

/** Asks what winning or giving up needs to know. `close` resolves when that is done, or called off. */
export function useLeadClosing() {
  const [closing, setClosing] = useState<Closing>()
  const onClose = () => {
    closing?.done()
    setClosing(undefined)
  }
  const Dialog = closing?.to === 'won' ? WinDialog : LoseDialog
  return {
    close: (lead: LeadRow, to: 'won' | 'lost') => new Promise<void>(done => setClosing({ lead, to, done })),
    closingDialog: closing && <Dialog lead={closing.lead} onClose={onClose} />,
  }
}
