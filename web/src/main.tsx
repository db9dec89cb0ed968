import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import './ui/base.css'
import { currentLanguage, directionOf, speak } from './platform/language.ts'
import { newQueryClient } from './platform/queries.ts'
import { newRouter } from './routes.tsx'
import { fetchThisScreen } from './shell/use-screens-ahead.ts'
import { cssVariablesResolver, spokenTheme } from './ui/theme.ts'

// Nothing is said before something was done.
const Toasts = lazy(() => import('./ui/toasts.tsx'))

const cache = newQueryClient({ onSignedOut: signedOut })
const router = newRouter(cache)
const schemes = localStorageColorSchemeManager({ key: 'steward-scheme' })

// The session ended while somebody was at work: they sign in and are back where they were.
function signedOut() {
  const { pathname, href } = router.state.location
  if (pathname === '/login' || pathname === '/setup') return
  cache.clear()
  void router.navigate({ to: '/login', search: { next: href } })
}

fetchThisScreen(router)
await Promise.all([speak(currentLanguage()), lettersAreThere()])
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <DirectionProvider detectDirection={false} initialDirection={directionOf(currentLanguage())}>
        <MantineProvider
          colorSchemeManager={schemes}
          cssVariablesResolver={cssVariablesResolver}
          defaultColorScheme="auto"
          theme={spokenTheme()}
        >
          <QueryClientProvider client={cache}>
            <RouterProvider router={router} />
          </QueryClientProvider>
          <Suspense>
            <Toasts />
          </Suspense>
        </MantineProvider>
      </DirectionProvider>
    </I18nProvider>
  </StrictMode>,
)

// The page asked for the font at its head. Whoever lays out before it can be used lays out twice, and everything moves.
function lettersAreThere(): Promise<unknown> {
  const patience = new Promise(done => setTimeout(done, 300))
  return Promise.race([document.fonts.load("1em 'Inter Variable'").catch(() => {}), patience])
}

// Only the built program: while it is being worked on, files change under their names.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/worker.js').catch(() => {})
}
