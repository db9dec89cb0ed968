import { employees } from '@steward/contract/company/employees.ts'
import { clients } from '@steward/contract/crm/clients.ts'
import { leads } from '@steward/contract/crm/leads.ts'
import { invoices } from '@steward/contract/finance/invoices.ts'
import { transactions } from '@steward/contract/finance/transactions.ts'
import { guarded } from '@steward/contract/platform/csv.ts'
import { history } from '@steward/contract/platform/history.ts'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import { tasks } from '@steward/contract/tasks/tasks.ts'
import { stringify } from 'csv-stringify/sync'
import { namedAudit } from './audit.ts'
import { listEmployees } from './company/employees.ts'
import { listClients } from './crm/clients.ts'
import { listLeads } from './crm/leads.ts'
import { listInvoices } from './finance/invoices.ts'
import { listTransactions } from './finance/ledger.ts'
import type { Actor } from './platform/actor.ts'
import type { Page } from './platform/lists.ts'
import { badField, Refusal } from './platform/refusal.ts'
import { type Ctx, look, type Platform } from './platform/work.ts'
import { listTasks } from './tasks/tasks.ts'

// biome-ignore lint/suspicious/noExplicitAny: each list has an input of its own, parsed by its own contract
type List = (ctx: Ctx, input: any) => Promise<Page<any>>

interface Export {
  needs: Permission
  list: List
  /** The list's own contract: the same filters, the same refusals. */
  contract: { '~orpc': { inputSchema?: unknown } }
  columns: string[]
}

/** Lists that can be taken away as CSV: the same rows as on the screen, through the same functions. */
export const exportable: Record<string, Export> = {
  leads: {
    needs: 'can_view_leads',
    list: listLeads,
    contract: leads.list,
    columns: ['id', 'title', 'source', 'status', 'value', 'assignedName', 'clientName', 'closedAt', 'createdAt'],
  },
  clients: {
    needs: 'can_view_clients',
    list: listClients,
    contract: clients.list,
    columns: ['id', 'name', 'contactInfo', 'address', 'taxNumber', 'createdAt'],
  },
  tasks: {
    needs: 'can_view_tasks',
    list: listTasks,
    contract: tasks.list,
    columns: ['id', 'title', 'priority', 'status', 'dueDate', 'assignedName', 'doneAt', 'createdAt'],
  },
  invoices: {
    needs: 'can_view_invoices',
    list: listInvoices,
    contract: invoices.list,
    columns: [
      'id',
      'number',
      'kind',
      'clientName',
      'issueDate',
      'dueDate',
      'currency',
      'subtotal',
      'taxTotal',
      'totalAmount',
      'paidAmount',
      'status',
    ],
  },
  transactions: {
    needs: 'can_view_transactions',
    list: listTransactions,
    contract: transactions.list,
    columns: [
      'id',
      'date',
      'type',
      'category',
      'amount',
      'description',
      'invoiceNumber',
      'employeeName',
      'invoiceId',
      'employeeId',
    ],
  },
  employees: {
    needs: 'can_view_employees',
    list: listEmployees,
    contract: employees.list,
    columns: ['id', 'name', 'designation', 'departmentName', 'branchName', 'phone', 'joinDate', 'salary'],
  },
  audit: {
    needs: 'can_view_audit_log',
    list: auditRows,
    contract: history.audit,
    columns: ['id', 'at', 'actorName', 'via', 'type', 'subjects', 'details'],
  },
}

async function auditRows(ctx: Ctx, input: Parameters<typeof namedAudit>[1]) {
  const page = await namedAudit(ctx, input)
  return {
    ...page,
    items: page.items.map(fact => ({
      ...fact,
      subjects: fact.subjects.map(({ noun, id, name }) => `${noun} ${name ?? id}`).join('; '),
      details: JSON.stringify(fact.details),
    })),
  }
}

const PAGE = 100

interface Schema {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: Record<string, unknown> }
    | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } }
}

/** The filters of an export, refused like those of its list. */
export function exportInput({ contract }: Export, query: unknown): Record<string, unknown> {
  const parsed = (contract['~orpc'].inputSchema as Schema).safeParse(query)
  if (parsed.success) return { ...parsed.data, limit: PAGE }
  const [issue] = parsed.error.issues
  throw badField(issue?.path.join('.') ?? '', issue?.message ?? 'Not understood')
}

/** The rows as CSV, page by page (RFC 4180, with a byte order mark). Refuses NOT_ALLOWED. */
export async function* csvOf(
  platform: Platform,
  actor: Actor,
  what: Export,
  input: Record<string, unknown>,
): AsyncGenerator<string> {
  if (!actor.may('can_export_data') || !actor.may(what.needs)) throw new Refusal('NOT_ALLOWED')
  const columns = what.columns.filter(column => column !== 'salary' || actor.may('can_view_salaries'))
  yield `\uFEFF${stringify([columns])}`
  let cursor: string | null | undefined
  do {
    const page = await look(platform, { actor }, ctx => what.list(ctx, cursor ? { ...input, cursor } : input))
    yield stringify(page.items.map(row => columns.map(column => harmless(row[column]))))
    cursor = page.nextCursor
  } while (cursor)
}

const harmless = (value: unknown) => guarded(value === null || value === undefined ? '' : String(value))
