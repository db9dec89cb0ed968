/** How one sees that a screen stands: its address, its heading, and something of its content. */
export interface Signs {
  /** A regular expression for the address. */
  path: string
  /** In the heading. */
  title: string
  /** Inside of the page. */
  shows: string
}

/** Something that is clicked in a list and has a page of its own. */
export interface Opening {
  name: string
  /** Which elements lead to one; they take turns. */
  links: string
  path: string
  shows: string
  /** The heading says something else than the link. */
  title?: string
}

export interface View {
  name: string
  /** In the switch of the page. */
  label: string
  shows: string
}

export interface Place {
  name: string
  to: string
  signs: Signs
  views?: View[]
  opens?: Opening
}

const row = 'tr[data-row]'
const rowLink = `main ${row} a`
const record = (path: string) => ({ path: `^${path}/[0-9a-f-]{36}$`, shows: 'section h2' })

/** The places of the navigation, the ways to look at them, and what is opened from their lists. */
export const places: Place[] = [
  { name: 'Home', to: '/', signs: { path: '^/$', title: 'Home', shows: 'section h2' } },
  {
    name: 'Inbox',
    to: '/inbox',
    signs: { path: '^/inbox$', title: 'Inbox', shows: 'a[href^="/inbox/"]' },
    opens: {
      name: 'Conversation',
      links: 'main a[href^="/inbox/"]',
      ...{ path: '^/inbox/[0-9a-f-]{36}$', title: 'Inbox', shows: 'section[aria-label="Messages"] [dir="auto"]' },
    },
  },
  {
    name: 'Leads (board)',
    to: '/leads',
    signs: { path: '^/leads$', title: 'Leads', shows: '[data-card]' },
    views: [
      { name: 'Leads as a table', label: 'Table', shows: row },
      { name: 'Leads as a board', label: 'Board', shows: '[data-card]' },
    ],
    opens: { name: 'Lead', links: 'main [data-card] a', ...record('/leads') },
  },
  {
    name: 'Clients',
    to: '/clients',
    signs: { path: '^/clients$', title: 'Clients', shows: row },
    opens: { name: 'Client', links: rowLink, ...record('/clients') },
  },
  {
    name: 'Tasks (list)',
    to: '/tasks',
    signs: { path: '^/tasks$', title: 'Tasks', shows: row },
    views: [
      { name: 'Tasks as a board', label: 'Board', shows: '[data-card]' },
      { name: 'Tasks as a calendar', label: 'Calendar', shows: 'td time' },
      { name: 'Tasks as a list', label: 'List', shows: row },
    ],
    opens: { name: 'Task', links: `main ${row} a[href^="/tasks/"]`, ...record('/tasks') },
  },
  {
    name: 'Invoices',
    to: '/invoices',
    signs: { path: '^/invoices$', title: 'Invoices', shows: row },
    opens: { name: 'Invoice', links: rowLink, ...record('/invoices') },
  },
  { name: 'Transactions', to: '/transactions', signs: { path: '^/transactions$', title: 'Transactions', shows: row } },
  {
    name: 'People',
    to: '/people',
    signs: { path: '^/people$', title: 'People', shows: 'li a[href^="/people/"]' },
    opens: { name: 'Person', links: 'main li a[href^="/people/"]', ...record('/people') },
  },
  { name: 'Reports', to: '/reports', signs: { path: '^/reports$', title: 'Reports', shows: 'section h2' } },
  {
    name: 'Settings',
    to: '/settings',
    signs: { path: '^/settings/me$', title: 'Profile and sign-in', shows: 'section' },
  },
]

/** What a day often begins with. */
export const firstScreens = places.filter(({ name }) => ['Home', 'Inbox', 'Leads (board)'].includes(name))
