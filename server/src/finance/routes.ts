import { api } from '../platform/procedures.ts'
import {
  changeInvoice,
  draftInvoice,
  findInvoice,
  listInvoices,
  removeInvoice,
  restoreInvoice,
  sumInvoices,
} from './invoices.ts'
import { creditInvoice, issueInvoice, voidInvoice } from './issuing.ts'
import {
  changeTransaction,
  enterTransaction,
  findTransaction,
  listCategories,
  listTransactions,
  reverseTransaction,
  totalTransactions,
} from './ledger.ts'
import { listPayments, recordPayment, reversePayment } from './payments.ts'
import { previewPayroll, runPayroll } from './payroll.ts'
import { findLink, shareInvoice, unshareInvoice } from './sharing.ts'

const { invoices, payments, transactions, payroll } = api.finance

export const finance = {
  invoices: {
    list: invoices.list.handler(({ context: { ctx }, input }) => listInvoices(ctx, input)),
    sums: invoices.sums.handler(({ context: { ctx }, input }) => sumInvoices(ctx, input)),
    find: invoices.find.handler(({ context: { ctx }, input }) => findInvoice(ctx, input.id)),
    create: invoices.create.handler(({ context: { ctx }, input }) => draftInvoice(ctx, input)),
    change: invoices.change.handler(({ context: { ctx }, input }) => changeInvoice(ctx, input)),
    remove: invoices.remove.handler(({ context: { ctx }, input }) => removeInvoice(ctx, input.id)),
    restore: invoices.restore.handler(({ context: { ctx }, input }) => restoreInvoice(ctx, input.id)),
    issue: invoices.issue.handler(({ context: { ctx }, input }) => issueInvoice(ctx, input.id)),
    void: invoices.void.handler(({ context: { ctx }, input }) => voidInvoice(ctx, input)),
    link: invoices.link.handler(({ context: { ctx }, input }) => findLink(ctx, input.id)),
    share: invoices.share.handler(({ context: { ctx }, input }) => shareInvoice(ctx, input.id)),
    unshare: invoices.unshare.handler(({ context: { ctx }, input }) => unshareInvoice(ctx, input.id)),
    credit: invoices.credit.handler(({ context: { ctx }, input }) => creditInvoice(ctx, input.id)),
  },
  payments: {
    list: payments.list.handler(({ context: { ctx }, input }) => listPayments(ctx, input)),
    record: payments.record.handler(({ context: { ctx }, input }) => recordPayment(ctx, input)),
    reverse: payments.reverse.handler(({ context: { ctx }, input }) => reversePayment(ctx, input.id)),
  },
  transactions: {
    list: transactions.list.handler(({ context: { ctx }, input }) => listTransactions(ctx, input)),
    totals: transactions.totals.handler(({ context: { ctx }, input }) => totalTransactions(ctx, input)),
    categories: transactions.categories.handler(({ context: { ctx } }) => listCategories(ctx)),
    find: transactions.find.handler(({ context: { ctx }, input }) => findTransaction(ctx, input.id)),
    create: transactions.create.handler(({ context: { ctx }, input }) => enterTransaction(ctx, input)),
    change: transactions.change.handler(({ context: { ctx }, input }) => changeTransaction(ctx, input)),
    reverse: transactions.reverse.handler(({ context: { ctx }, input }) => reverseTransaction(ctx, input.id)),
  },
  payroll: {
    preview: payroll.preview.handler(({ context: { ctx }, input }) => previewPayroll(ctx, input.month)),
    run: payroll.run.handler(({ context: { ctx }, input }) => runPayroll(ctx, input)),
  },
}
