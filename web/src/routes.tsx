import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { clientFilters } from './crm/clients.ts'
import { leadFilters } from './crm/leads.ts'
import { invoiceFilters } from './finance/invoice-filters.ts'
import { ledgerFilters } from './finance/ledger-filters.ts'
import { inboxFilters } from './inbox/inbox-filters.ts'
import { BrokenPage } from './pages/broken-page.tsx'
import { MissingPage } from './pages/missing-page.tsx'
import { api } from './platform/api.ts'
import { isProblem } from './platform/problem.ts'
import { meQuery } from './platform/session.ts'
import { Shell } from './shell/shell.tsx'

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
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home-page.tsx'), 'HomePage'),
})

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox',
  validateSearch: inboxFilters,
  component: lazyRouteComponent(() => import('./pages/inbox-page.tsx'), 'InboxPage'),
})

// The list stays as it is while one conversation after the other is opened beside it.
const conversation = createRoute({ getParentRoute: () => inbox, path: '$id' })

const leads = createRoute({
  getParentRoute: () => shell,
  path: '/leads',
  validateSearch: leadFilters,
  component: lazyRouteComponent(() => import('./pages/leads-page.tsx'), 'LeadsPage'),
})

const lead = createRoute({
  getParentRoute: () => shell,
  path: '/leads/$id',
  component: lazyRouteComponent(() => import('./pages/lead-page.tsx'), 'LeadPage'),
})

const clients = createRoute({
  getParentRoute: () => shell,
  path: '/clients',
  validateSearch: clientFilters,
  component: lazyRouteComponent(() => import('./pages/clients-page.tsx'), 'ClientsPage'),
})

const client = createRoute({
  getParentRoute: () => shell,
  path: '/clients/$id',
  component: lazyRouteComponent(() => import('./pages/client-page.tsx'), 'ClientPage'),
})

const invoices = createRoute({
  getParentRoute: () => shell,
  path: '/invoices',
  validateSearch: invoiceFilters,
  component: lazyRouteComponent(() => import('./pages/invoices-page.tsx'), 'InvoicesPage'),
})

/** `new` is one too: `/invoices/new?client=…&lead=…`. */
const invoice = createRoute({
  getParentRoute: () => shell,
  path: '/invoices/$id',
  validateSearch: ({ client, lead }: Record<string, unknown>): { client?: string; lead?: string } => ({
    ...(typeof client === 'string' && { client }),
    ...(typeof lead === 'string' && { lead }),
  }),
  component: lazyRouteComponent(() => import('./pages/invoice-page.tsx'), 'InvoicePage'),
})

const transactions = createRoute({
  getParentRoute: () => shell,
  path: '/transactions',
  validateSearch: ledgerFilters,
  component: lazyRouteComponent(() => import('./pages/transactions-page.tsx'), 'TransactionsPage'),
})

const missing = createRoute({ getParentRoute: () => shell, path: '$', component: MissingPage })

/** Every page has its address here; pages of the signed-in are children of `shell`. */
export const newRouter = (cache: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([
      setup,
      login,
      welcome,
      shell.addChildren([
        home,
        leads,
        lead,
        clients,
        client,
        inbox.addChildren([conversation]),
        invoices,
        invoice,
        transactions,
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
