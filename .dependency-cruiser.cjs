// Imports point one way: platform < identity < company < crm < tasks < finance < inbox; what joins areas stands above them.
const areas = ['platform', 'identity', 'company', 'crm', 'tasks', 'finance', 'inbox']
const later = area => areas.slice(areas.indexOf(area) + 1)
const notTest = '\\.test\\.tsx?$'

module.exports = {
  forbidden: [
    {
      name: 'contract-stands-alone',
      severity: 'error',
      from: { path: '^contract/src' },
      to: { pathNot: ['^contract/src', '^node_modules/zod', '^node_modules/@orpc/contract'] },
    },
    {
      name: 'server-and-screens-meet-in-the-contract',
      severity: 'error',
      from: { path: '^web/src' },
      to: { path: '^server' },
    },
    {
      name: 'screens-and-server-meet-in-the-contract',
      severity: 'error',
      from: { path: '^server/src' },
      to: { path: '^web' },
    },
    {
      name: 'the-web-chat-stands-alone',
      severity: 'error',
      from: { path: '^web/chat' },
      to: { pathNot: ['^web/chat', '^contract/src/inbox/visitors'] },
    },
    ...areas.slice(0, -1).map(area => ({
      name: `${area}-knows-no-later-area`,
      severity: 'error',
      from: { path: `^server/src/${area}/`, pathNot: notTest },
      to: { path: `^server/src/((${later(area).join('|')})/|[^/]+\\.tsx?$)` },
    })),
    {
      name: 'the-last-area-knows-nothing-above',
      severity: 'error',
      from: { path: '^server/src/inbox/', pathNot: notTest },
      to: { path: '^server/src/[^/]+\\.tsx?$' },
    },
    {
      name: 'only-platform-reaches-the-database',
      severity: 'error',
      from: {
        path: '^server/src',
        pathNot: ['^server/src/platform', '^server/src/(start|command|main)\\.ts', notTest],
      },
      to: {
        path: [
          '^node_modules/(pg|mariadb|@prisma)',
          '^server/src/generated/(mysql|postgresql)',
          '^server/src/platform/db/(database|open|postgres|mysql|lanes|migrate)',
        ],
      },
    },
    {
      name: 'only-two-folders-know-meta',
      severity: 'error',
      // The router names what is answered, also by a channel alone.
      from: { path: '^server/src', pathNot: ['^server/src/(inbox|router\\.ts$)', notTest] },
      to: { path: '^server/src/inbox/(meta|messenger|whatsapp)/' },
    },
    {
      name: 'the-inbox-knows-channels-by-their-interface',
      severity: 'error',
      from: {
        path: '^server/src/inbox/[^/]+\\.ts$',
        pathNot: ['^server/src/inbox/(channels|webhook|data-deletion)\\.ts$', notTest],
      },
      to: { path: '^server/src/inbox/[^/]+/' },
    },
    {
      name: 'notes-never-leave-the-company',
      severity: 'error',
      from: { path: '^server/src', pathNot: ['^server/src/(inbox/(routes|taking-over)|demo/teamwork)\\.ts$', notTest] },
      to: { path: '^server/src/inbox/notes\\.ts$' },
    },
    {
      name: 'found-notes-never-leave-the-company',
      severity: 'error',
      from: { path: '^server/src', pathNot: ['^server/src/(inbox/routes|search)\\.ts$', notTest] },
      to: { path: '^server/src/inbox/message-search\\.ts$' },
    },
    {
      name: 'ui-knows-no-business',
      severity: 'error',
      from: { path: '^web/src/ui/' },
      to: { path: '^web/src/(?!ui/|modules)' },
    },
    {
      name: 'platform-of-the-screens-knows-no-area',
      severity: 'error',
      from: { path: '^web/src/platform/' },
      to: { path: '^web/src/(?!ui/|platform/|generated/|locales/)' },
    },
    {
      name: 'areas-of-the-screens-meet-on-pages',
      severity: 'error',
      from: { path: '^web/src/(identity|company|crm|tasks|finance|inbox)/' },
      to: { path: '^web/src/(identity|company|crm|tasks|finance|inbox|pages|shell)/', pathNot: '^web/src/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/generated/', '/locales/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
