import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './ui/base.css'
import { currentLanguage, directionOf, speak } from './platform/language.ts'
import { newQueryClient } from './platform/queries.ts'
import { newRouter } from './routes.tsx'
import { cssVariablesResolver, theme } from './ui/theme.ts'

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

await speak(currentLanguage())
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <DirectionProvider detectDirection={false} initialDirection={directionOf(currentLanguage())}>
        <MantineProvider
          colorSchemeManager={schemes}
          cssVariablesResolver={cssVariablesResolver}
          defaultColorScheme="auto"
          theme={theme}
        >
          <QueryClientProvider client={cache}>
            <RouterProvider router={router} />
          </QueryClientProvider>
          <Notifications limit={4} position="bottom-center" />
        </MantineProvider>
      </DirectionProvider>
    </I18nProvider>
  </StrictMode>,
)
