import type { APIRequestContext } from '@playwright/test'

export interface Screen {
  name: string
  /** Its address; where it shows one of many, the newest. */
  path: string | ((api: APIRequestContext) => Promise<string>)
}

const newest =
  (noun: string, page: (id: string) => string, query = '') =>
  async (api: APIRequestContext) => {
    const { items } = await (await api.get(`/api/v1/${noun}?limit=1${query}`)).json()
    return page(items[0].id)
  }

/** Every screen of the signed-in. */
export const screens: Screen[] = [
  { name: 'home', path: '/' },
  { name: 'inbox', path: '/inbox' },
  { name: 'conversation', path: newest('conversations', id => `/inbox/${id}`) },
  { name: 'leads-board', path: '/leads?view=board' },
  { name: 'leads-table', path: '/leads?view=table' },
  { name: 'leads-import', path: '/leads/import' },
  { name: 'lead', path: newest('leads', id => `/leads/${id}`) },
  { name: 'clients', path: '/clients' },
  { name: 'client', path: newest('clients', id => `/clients/${id}`) },
  { name: 'tasks', path: '/tasks' },
  { name: 'tasks-board', path: '/tasks?view=board' },
  { name: 'tasks-calendar', path: '/tasks?view=calendar' },
  { name: 'task', path: newest('tasks', id => `/tasks/${id}`) },
  { name: 'invoices', path: '/invoices' },
  { name: 'invoice-new', path: '/invoices/new' },
  { name: 'invoice-draft', path: newest('invoices', id => `/invoices/${id}`, '&status=draft') },
  { name: 'invoice-issued', path: newest('invoices', id => `/invoices/${id}`, '&status=unpaid') },
  { name: 'transactions', path: '/transactions' },
  { name: 'payroll', path: '/transactions/payroll' },
  { name: 'reports', path: '/reports' },
  { name: 'people', path: '/people' },
  { name: 'person', path: newest('employees', id => `/people/${id}`) },
  { name: 'departments', path: '/people/departments' },
  { name: 'chart', path: '/people/chart' },
  { name: 'branches', path: '/people/branches' },
  { name: 'company', path: '/settings/company' },
  { name: 'users', path: '/settings/users' },
  { name: 'roles', path: '/settings/roles' },
  { name: 'role', path: newest('roles', id => `/settings/roles/${id}`) },
  { name: 'api-keys', path: '/settings/api-keys' },
  { name: 'channels', path: '/settings/channels' },
  { name: 'audit', path: '/settings/audit' },
  { name: 'jobs', path: '/settings/jobs' },
  { name: 'me', path: '/settings/me' },
  { name: 'customer', path: '/demo/customer' },
]

export interface Mode {
  name: string
  language: 'en' | 'de' | 'ar'
  scheme: 'light' | 'dark'
  width: number
  height: number
  /** Fingers instead of a mouse. */
  hasTouch: boolean
}

const desktop = { width: 1440, height: 900, hasTouch: false }
const phone = { width: 390, height: 844, hasTouch: true }

export const modes: Mode[] = [
  { name: 'light', language: 'en', scheme: 'light', ...desktop },
  { name: 'dark', language: 'en', scheme: 'dark', ...desktop },
  { name: 'phone', language: 'en', scheme: 'light', ...phone },
  { name: 'arabic', language: 'ar', scheme: 'light', ...desktop },
  { name: 'arabic-dark', language: 'ar', scheme: 'dark', ...desktop },
  { name: 'arabic-phone', language: 'ar', scheme: 'light', ...phone },
  { name: 'german', language: 'de', scheme: 'light', ...desktop },
]
