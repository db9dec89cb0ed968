import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { branchFilters } from './company/branches.ts'
import { departmentFilters } from './company/department-filters.ts'
import { peopleFilters } from './company/people.ts'
import { clientFilters } from './crm/clients.ts'
import { leadFilters } from './crm/leads.ts'
import { invoiceFilters } from './finance/invoice-filters.ts'
import { ledgerFilters } from './finance/ledger-filters.ts'
import { payrollFilters } from './finance/payroll.ts'
import { userFilters } from './identity/users.ts'
import { inboxFilters } from './inbox/inbox-filters.ts'
import { BrokenPage } from './pages/broken-page.tsx'
import { phoneChoice } from './pages/demo/phone-choice.ts'
import { MissingPage } from './pages/missing-page.tsx'
import { auditFilters } from './pages/settings/audit-filters.ts'
import { asking } from './platform/ahead.ts'
import { api } from './platform/api.ts'
import { isProblem } from './platform/problem.ts'
import { meQuery } from './platform/session.ts'
import { PendingShell } from './shell/pending-shell.tsx'
import { Shell } from './shell/shell.tsx'
import { taskFilters } from './tasks/task-filters.ts'
import { periodChoice } from './ui/periods.ts'

interface Context {
  cache: QueryClient
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: MissingPage })

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: async ({ context }) => {
    if (!(await isSetupOpen(context.cache))) throw redirect({ to: '/login' })
  },
  component: lazyRouteComponent(() => import('./pages/setup-page.tsx'), 'SetupPage'),
})

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } => (isOwnPath(next) ? { next } : {}),
  beforeLoad: async ({ context }) => {
    if (await isSetupOpen(context.cache)) throw redirect({ to: '/setup' })
  },
  component: lazyRouteComponent(() => import('./pages/login-page.tsx'), 'LoginPage'),
})

const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot',
  validateSearch: ({ email }: Record<string, unknown>): { email?: string } =>
    typeof email === 'string' ? { email } : {},
  component: lazyRouteComponent(() => import('./pages/forgot-page.tsx'), 'ForgotPage'),
})

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./pages/welcome-page.tsx'), 'WelcomePage'),
})

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.cache.ensureQueryData(meQuery())
    } catch (error) {
      if (!isProblem(error, 'SIGN_IN')) throw error
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { next: location.href } })
    }
  },
  component: Shell,
  pendingComponent: PendingShell,
  pendingMs: 200,
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home/home-page.tsx'), 'HomePage'),
  loader: asking(() => import('./pages/home/home-page.tsx')),
})

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox',
  staticData: { needs: 'can_view_social' },
  validateSearch: inboxFilters,
  component: lazyRouteComponent(() => import('./pages/inbox-page.tsx'), 'InboxPage'),
  loader: asking(() => import('./pages/inbox-page.tsx')),
})

// The list stays as it is while one conversation after the other is opened beside it.
const conversation = createRoute({ getParentRoute: () => inbox, path: '$id' })

const leads = createRoute({
  getParentRoute: () => shell,
  path: '/leads',
  staticData: { needs: 'can_view_leads' },
  validateSearch: leadFilters,
  component: lazyRouteComponent(() => import('./pages/leads-page.tsx'), 'LeadsPage'),
  loader: asking(() => import('./pages/leads-page.tsx')),
})

const lead = createRoute({
  getParentRoute: () => shell,
  path: '/leads/$id',
  staticData: { needs: 'can_view_leads' },
  component: lazyRouteComponent(() => import('./pages/lead-page.tsx'), 'LeadPage'),
  loader: asking(() => import('./pages/lead-page.tsx')),
})

const importLeads = createRoute({
  getParentRoute: () => shell,
  path: '/leads/import',
  staticData: { needs: ['can_import_data', 'can_create_leads'] },
  component: lazyRouteComponent(() => import('./pages/import-page.tsx'), 'ImportLeadsPage'),
})

const importClients = createRoute({
  getParentRoute: () => shell,
  path: '/clients/import',
  staticData: { needs: ['can_import_data', 'can_create_clients'] },
  component: lazyRouteComponent(() => import('./pages/import-page.tsx'), 'ImportClientsPage'),
})

const clients = createRoute({
  getParentRoute: () => shell,
  path: '/clients',
  staticData: { needs: 'can_view_clients' },
  validateSearch: clientFilters,
  component: lazyRouteComponent(() => import('./pages/clients-page.tsx'), 'ClientsPage'),
  loader: asking(() => import('./pages/clients-page.tsx')),
})

const client = createRoute({
  getParentRoute: () => shell,
  path: '/clients/$id',
  staticData: { needs: 'can_view_clients' },
  component: lazyRouteComponent(() => import('./pages/client-page.tsx'), 'ClientPage'),
  loader: asking(() => import('./pages/client-page.tsx')),
})

const tasks = createRoute({
  getParentRoute: () => shell,
  path: '/tasks',
  staticData: { needs: 'can_view_tasks' },
  validateSearch: taskFilters,
  component: lazyRouteComponent(() => import('./pages/tasks-page.tsx'), 'TasksPage'),
  loader: asking(() => import('./pages/tasks-page.tsx')),
})

const task = createRoute({
  getParentRoute: () => shell,
  path: '/tasks/$id',
  staticData: { needs: 'can_view_tasks' },
  component: lazyRouteComponent(() => import('./pages/task-page.tsx'), 'TaskPage'),
  loader: asking(() => import('./pages/task-page.tsx')),
})

const invoices = createRoute({
  getParentRoute: () => shell,
  path: '/invoices',
  staticData: { needs: 'can_view_invoices' },
  validateSearch: invoiceFilters,
  component: lazyRouteComponent(() => import('./pages/invoices-page.tsx'), 'InvoicesPage'),
  loader: asking(() => import('./pages/invoices-page.tsx')),
})

/** `new` is one too: `/invoices/new?client=…&lead=…`. */
const invoice = createRoute({
  getParentRoute: () => shell,
  path: '/invoices/$id',
  staticData: { needs: 'can_view_invoices' },
  validateSearch: ({ client, lead }: Record<string, unknown>): { client?: string; lead?: string } => ({
    ...(typeof client === 'string' && { client }),
    ...(typeof lead === 'string' && { lead }),
  }),
  component: lazyRouteComponent(() => import('./pages/invoice-page.tsx'), 'InvoicePage'),
  loader: asking(() => import('./pages/invoice-page.tsx')),
})

const transactions = createRoute({
  getParentRoute: () => shell,
  path: '/transactions',
  staticData: { needs: 'can_view_transactions' },
  validateSearch: ledgerFilters,
  component: lazyRouteComponent(() => import('./pages/transactions-page.tsx'), 'TransactionsPage'),
  loader: asking(() => import('./pages/transactions-page.tsx')),
})

const payroll = createRoute({
  getParentRoute: () => shell,
  path: '/transactions/payroll',
  staticData: { needs: ['can_run_payroll', 'can_view_salaries'] },
  validateSearch: payrollFilters,
  component: lazyRouteComponent(() => import('./pages/payroll-page.tsx'), 'PayrollPage'),
})

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings/settings-layout.tsx'), 'SettingsLayout'),
})

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/settings/settings-layout.tsx'), 'SettingsIndex'),
})

const ownSettings = createRoute({
  getParentRoute: () => settings,
  path: '/me',
  component: lazyRouteComponent(() => import('./pages/settings/me-page.tsx'), 'MePage'),
})

const users = createRoute({
  getParentRoute: () => settings,
  path: '/users',
  staticData: { needs: 'can_view_users' },
  validateSearch: userFilters,
  component: lazyRouteComponent(() => import('./pages/settings/users-page.tsx'), 'UsersPage'),
})

const companySettings = createRoute({
  getParentRoute: () => settings,
  path: '/company',
  staticData: { needs: 'can_manage_company' },
  component: lazyRouteComponent(() => import('./pages/settings/company-settings-page.tsx'), 'CompanySettingsPage'),
})

const roles = createRoute({
  getParentRoute: () => settings,
  path: '/roles',
  staticData: { needs: 'can_view_users' },
  component: lazyRouteComponent(() => import('./pages/settings/roles-page.tsx'), 'RolesPage'),
})

/** `new` is one too: `/settings/roles/new?from=…` begins with the rights of another. */
const role = createRoute({
  getParentRoute: () => settings,
  path: '/roles/$id',
  staticData: { needs: 'can_view_users' },
  validateSearch: ({ from }: Record<string, unknown>): { from?: string } => (typeof from === 'string' ? { from } : {}),
  component: lazyRouteComponent(() => import('./pages/settings/role-page.tsx'), 'RolePage'),
})

const channels = createRoute({
  getParentRoute: () => settings,
  path: '/channels',
  staticData: { needs: 'can_manage_integrations' },
  /** Of somebody who comes back from Facebook. */
  validateSearch: ({ login }: Record<string, unknown>): { login?: string } =>
    typeof login === 'string' ? { login } : {},
  component: lazyRouteComponent(() => import('./pages/settings/channels-page.tsx'), 'ChannelsPage'),
})

const facebookCallback = createRoute({
  getParentRoute: () => shell,
  path: '/oauth/facebook/callback',
  staticData: { needs: 'can_manage_integrations' },
  component: lazyRouteComponent(() => import('./pages/settings/facebook-callback-page.tsx'), 'FacebookCallbackPage'),
})

const inboxSettings = createRoute({
  getParentRoute: () => settings,
  path: '/inbox',
  staticData: { needs: 'can_reply_social' },
  component: lazyRouteComponent(() => import('./pages/settings/inbox-settings-page.tsx'), 'InboxSettingsPage'),
})

const apiKeys = createRoute({
  getParentRoute: () => settings,
  path: '/api-keys',
  staticData: { needs: 'can_manage_api_keys' },
  component: lazyRouteComponent(() => import('./pages/settings/api-keys-page.tsx'), 'ApiKeysPage'),
})

const audit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  staticData: { needs: 'can_view_audit_log' },
  validateSearch: auditFilters,
  component: lazyRouteComponent(() => import('./pages/settings/audit-page.tsx'), 'AuditPage'),
})

const jobs = createRoute({
  getParentRoute: () => settings,
  path: '/jobs',
  staticData: { needs: 'can_manage_company' },
  component: lazyRouteComponent(() => import('./pages/settings/jobs-page.tsx'), 'JobsPage'),
})

const settingsPages = settings.addChildren([
  settingsIndex,
  ownSettings,
  companySettings,
  users,
  roles,
  role,
  channels,
  inboxSettings,
  apiKeys,
  audit,
  jobs,
])

const reports = createRoute({
  getParentRoute: () => shell,
  path: '/reports',
  staticData: { needs: 'can_view_reports' },
  validateSearch: periodChoice,
  component: lazyRouteComponent(() => import('./pages/reports-page.tsx'), 'ReportsPage'),
  loader: asking(() => import('./pages/reports-page.tsx')),
})

const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  staticData: { needs: 'can_view_employees' },
  validateSearch: peopleFilters,
  component: lazyRouteComponent(() => import('./pages/people/people-page.tsx'), 'PeoplePage'),
  loader: asking(() => import('./pages/people/people-page.tsx')),
})

const person = createRoute({
  getParentRoute: () => shell,
  path: '/people/$id',
  staticData: { needs: 'can_view_employees' },
  component: lazyRouteComponent(() => import('./pages/people/person-page.tsx'), 'PersonPage'),
  loader: asking(() => import('./pages/people/person-page.tsx')),
})

const departments = createRoute({
  getParentRoute: () => shell,
  path: '/people/departments',
  staticData: { needs: 'can_view_departments' },
  validateSearch: departmentFilters,
  component: lazyRouteComponent(() => import('./pages/people/departments-page.tsx'), 'DepartmentsPage'),
})

const chart = createRoute({
  getParentRoute: () => shell,
  path: '/people/chart',
  staticData: { needs: ['can_view_departments', 'can_view_employees'] },
  component: lazyRouteComponent(() => import('./pages/people/chart-page.tsx'), 'ChartPage'),
})

const branches = createRoute({
  getParentRoute: () => shell,
  path: '/people/branches',
  staticData: { needs: 'can_view_branches' },
  validateSearch: branchFilters,
  component: lazyRouteComponent(() => import('./pages/people/branches-page.tsx'), 'BranchesPage'),
})

/** There while the server plays the demo. */
const customer = createRoute({
  getParentRoute: () => shell,
  path: '/demo/customer',
  validateSearch: phoneChoice,
  component: lazyRouteComponent(() => import('./pages/demo/customer-page.tsx'), 'CustomerPage'),
})

const missing = createRoute({ getParentRoute: () => shell, path: '$', component: MissingPage })

/** Every page has its address here, and the rights it needs; pages of the signed-in are children of `shell`. */
export const newRouter = (cache: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([
      setup,
      login,
      forgot,
      welcome,
      shell.addChildren([
        home,
        facebookCallback,
        leads,
        lead,
        importLeads,
        clients,
        client,
        importClients,
        tasks,
        task,
        inbox.addChildren([conversation]),
        invoices,
        invoice,
        transactions,
        payroll,
        settingsPages,
        reports,
        people,
        person,
        departments,
        chart,
        branches,
        customer,
        missing,
      ]),
    ]),
    context: { cache },
    defaultPreload: 'intent',
    // Freshness is the query cache's business.
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: MissingPage,
    scrollRestoration: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}

async function isSetupOpen(cache: QueryClient): Promise<boolean> {
  const { open } = await cache.fetchQuery(api.company.setup.look.queryOptions({ staleTime: 60_000 }))
  return open
}

/** Where to go after signing in: a path of ours, never another site's address. */
export const isOwnPath = (path: unknown): path is string =>
  typeof path === 'string' && /^\/(?![/\\])/.test(path) && !path.startsWith('/login')
