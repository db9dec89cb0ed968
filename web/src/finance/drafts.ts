import type { Invoice } from '@steward/contract/finance/invoices.ts'
import { newKey } from '../platform/link.ts'
import type { ChosenClient } from './client-picker.tsx'
import type { LineNumbers } from './invoice-totals.ts'

/** A line while somebody types it: numbers are decimal strings, empty until there is one. */
export interface DraftLine extends LineNumbers {
  /** Stays the same while the line is on screen. */
  key: string
  description: string
}

/** An invoice while somebody writes it. */
export interface Draft {
  client: ChosenClient | null
  leadId: string | null
  /** `null` until the server has said when. */
  dueDate: string | null
  notes: string
  lines: DraftLine[]
}

export const emptyLine = (like?: DraftLine): DraftLine => ({
  key: newKey(),
  description: '',
  quantity: '1',
  unitPrice: '',
  discount: '',
  taxRate: like?.taxRate ?? '',
})

export const emptyDraft = (client: ChosenClient | null, leadId: string | null): Draft => ({
  client,
  leadId,
  dueDate: null,
  notes: '',
  lines: [emptyLine()],
})

export const draftOf = (invoice: Invoice): Draft => ({
  client: { id: invoice.clientId, name: invoice.clientName },
  leadId: invoice.leadId,
  dueDate: invoice.dueDate,
  notes: invoice.notes ?? '',
  lines: invoice.lines.length
    ? invoice.lines.map(({ id, description, quantity, unitPrice, discount, taxRate }) => ({
        key: id,
        description,
        quantity,
        unitPrice,
        discount: discount === '0' ? '' : discount,
        taxRate,
      }))
    : [emptyLine()],
})

/** Nothing was typed into it yet; the tax rate comes from the line before. */
export const isEmptyLine = ({ description, unitPrice, quantity }: DraftLine) =>
  !description.trim() && !unitPrice && (quantity === '' || quantity === '1')

/** More than all of it. */
export const isTooMuch = (percent: string) => percent !== '' && !/^(\d{1,2}(\.\d+)?|100(\.0+)?)$/.test(percent)

/** Has numbers, but does not say what for. */
export const isWordless = (line: DraftLine) => !isEmptyLine(line) && !line.description.trim()

/** Something in it has to be mended before it can be kept: it does not say what for, or takes off more than all. */
export const isUnfinished = (line: DraftLine) => isWordless(line) || isTooMuch(line.discount) || isTooMuch(line.taxRate)

/** The lines as the server takes them; empty ones are left out. */
export const linesToSave = ({ lines }: Draft) =>
  lines
    .filter(line => !isEmptyLine(line))
    .map(({ description, quantity, unitPrice, discount, taxRate }) => ({
      description: description.trim(),
      quantity: quantity || '0',
      unitPrice: unitPrice || '0',
      discount: discount || '0',
      taxRate: taxRate || '0',
    }))
