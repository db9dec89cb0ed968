import { createHmac, randomUUID } from 'node:crypto'
import type { Database } from '../src/platform/db/database.ts'
import { ADMIN, PAGE_ID } from './company.ts'

export const APP_SECRET = 'the app secret of the bench'

export interface Sent {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

/** One kind of request that is measured. */
export interface Cell {
  name: string
  isWrite: boolean
  /** What it leaves for jobs is held back while it is measured, and measured on its own afterwards. */
  leavesJobs?: boolean
  /** What changes from request to request: ids that take turns. */
  subjects: string[]
  /** The n-th request about a subject. */
  send(subject: string, n: number): Sent
}

const json = { 'content-type': 'application/json' }

/** What people do most, with ids out of the filled company. */
export async function cellsOf(database: Database): Promise<Cell[]> {
  const ids = async (text: string) => (await database.run(text, [])).rows.map(row => row.id as string)
  const leads = await ids("select id from leads where status = 'New' order by id limit 2000")
  const employees = await ids('select id from employees where user_id is null order by id limit 100')
  const clients = await ids('select id from clients order by id limit 1000')
  const [longest] = await ids("select id from social_conversations where external_user_id = 'psid-0'")
  const read = (name: string, path: (subject: string) => string, subjects = ['-']): Cell => ({
    name,
    isWrite: false,
    subjects,
    send: subject => ({ method: 'GET', path: `/api/v1${path(subject)}` }),
  })
  const write = (
    name: string,
    path: (subject: string) => string,
    body: (subject: string, n: number) => unknown,
    subjects = ['-'],
  ): Cell => ({
    name,
    isWrite: true,
    subjects,
    send: (subject, n) => ({
      method: 'POST',
      path: `/api/v1${path(subject)}`,
      headers: json,
      body: JSON.stringify(body(subject, n)),
    }),
  })
  const line = { description: 'Bread for a month', quantity: '2', unitPrice: '50.00', taxRate: '19' }

  return [
    read('50 leads: filter, sort, names, total', () => '/leads?status=new&sort=-value&limit=50'),
    read('One lead', id => `/leads/${id}`, leads),
    write(
      'Create a lead',
      () => '/leads',
      (_, n) => ({ title: `Two ovens ${n}`, value: '1200.50' }),
    ),
    write(
      'Move a lead',
      id => `/leads/${id}/move`,
      (_, n) => ({ status: n % 2 ? 'new' : 'negotiation' }),
      leads,
    ),
    read(
      'Tasks of one person this week',
      id => `/tasks?assignedTo=${id}&dueFrom=2026-06-22&dueTo=2026-06-28`,
      employees,
    ),
    write(
      'Draft an invoice of 5 lines',
      () => '/invoices',
      clientId => ({ clientId, lines: Array(5).fill(line) }),
      clients,
    ),
    read('Latest 50 of 2,000 messages', id => `/conversations/${id}/messages?limit=50`, [longest as string]),
    { name: 'A delivery of Meta, kept and answered', isWrite: true, leavesJobs: true, subjects: ['-'], send: delivery },
    read('Summary of a month', () => '/reports/summary?from=2026-05-01&to=2026-05-31'),
    read('Summary of a year', () => '/reports/summary?from=2025-07-01&to=2026-06-30'),
    read('Search', () => '/search?q=harbour%20clinic%20123'),
    write(
      'Sign in (Argon2)',
      () => '/auth/login',
      () => ADMIN,
    ),
  ]
}

function delivery(_subject: string, n: number): Sent {
  const timestamp = Date.now()
  const body = JSON.stringify({
    object: 'page',
    entry: [
      {
        id: PAGE_ID,
        time: timestamp,
        messaging: [
          {
            sender: { id: `psid-${1 + (n % 1000)}` },
            recipient: { id: PAGE_ID },
            timestamp,
            message: { mid: `m_${randomUUID()}`, text: 'Do you deliver on Sundays?' },
          },
        ],
      },
    ],
  })
  const signature = `sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}`
  return { method: 'POST', path: '/webhooks/meta', headers: { ...json, 'x-hub-signature-256': signature }, body }
}
