import type { Actor } from '../platform/actor.ts'
import { revise } from '../platform/changes.ts'
import { dropFile, type FileType, findFile, keepFile, typeOf } from '../platform/files.ts'
import { readablePicture } from '../platform/pictures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { findEntry, findTransaction, subjectsOf } from './ledger.ts'

/** Whoever enters or describes entries may say what proves them. */
export const mayAttach = (actor: Actor) =>
  actor.may('can_view_transactions') && (actor.may('can_create_transactions') || actor.may('can_edit_transactions'))

interface Receipt {
  type: FileType
  name: string
  content: Buffer
}

/** The receipt as it will be kept: a PDF as it came, a picture drawn anew. Runs before the transaction, since it takes its time. */
export async function receiptOf(content: Buffer): Promise<Receipt> {
  const type = typeOf(
    content,
    ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'],
    'A receipt is a PDF or a PNG, JPEG or WebP picture',
  )
  if (type === 'application/pdf') return { type, name: 'receipt.pdf', content }
  return { type: 'image/webp', name: 'receipt.webp', content: await readablePicture(content) }
}

/** The bytes, for whoever may see the entry itself. */
export async function findReceipt(ctx: Ctx, transactionId: string) {
  const { receiptId } = await findEntry(ctx, transactionId)
  if (!receiptId) throw new Refusal('NOT_FOUND')
  return findFile(ctx, receiptId, ['receipt'])
}

/** Attaches a receipt; a former one goes. */
export async function attachReceipt(ctx: Ctx, transactionId: string, receipt: Receipt) {
  await putReceipt(ctx, transactionId, insteadOf => keepFile(ctx, { purpose: 'receipt', insteadOf, ...receipt }))
  return findTransaction(ctx, transactionId)
}

export const removeReceipt = (ctx: Ctx, transactionId: string) => putReceipt(ctx, transactionId, async () => null)

// Of two who change it at once one is told, so that no file is left behind.
async function putReceipt(ctx: Ctx, id: string, keep: (insteadOf: string | null) => Promise<string | null>) {
  const entry = await findEntry(ctx, id)
  const receiptId = await keep(entry.receiptId)
  if (entry.receiptId === receiptId) return
  await revise(ctx, 'Transaction', entry, { receiptId })
  if (entry.receiptId) await dropFile(ctx, entry.receiptId)
  ctx.record('transaction.receipted', subjectsOf(entry), { attached: receiptId !== null })
}
