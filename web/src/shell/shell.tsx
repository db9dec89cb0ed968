import { Trans } from '@lingui/react/macro'
import { useLocalStorage } from '@mantine/hooks'
import { Suspense, useState } from 'react'
import { liveKeys } from '../live-keys.ts'
import { CompanyFaces } from '../platform/company-faces.tsx'
import { CompanyFormats } from '../platform/formats.tsx'
import { useLive } from '../platform/live.ts'
import { PageSlots } from '../ui/page.tsx'
import { AllowedOutlet } from './allowed-outlet.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { ConnectionBar } from './connection-bar.tsx'
import { Navigation } from './navigation.tsx'
import { PasswordGate } from './password-gate.tsx'
import classes from './shell.module.css'
import { TopBar } from './top-bar.tsx'
import { useGoKeys } from './use-go-keys.ts'
import { useScreensAhead } from './use-screens-ahead.ts'

/** Everything around a page for somebody who is signed in. */
export function Shell() {
  const connection = useLive(liveKeys)
  useGoKeys()
  useScreensAhead()
  const [isNarrow, setNarrow] = useLocalStorage({
    key: 'steward-narrow-nav',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const [title, setTitle] = useState<HTMLElement | null>(null)
  const [actions, setActions] = useState<HTMLElement | null>(null)
  return (
    <CompanyFormats>
      <CompanyFaces>
        <a className={classes.skip} href="#content">
          <Trans>Skip to content</Trans>
        </a>
        <div className={classes.shell} data-narrow={isNarrow || undefined}>
          <Navigation isNarrow={isNarrow} onNarrow={setNarrow} />
          <div className={classes.desk}>
            <TopBar actionsRef={setActions} titleRef={setTitle} />
            <ConnectionBar connection={connection} />
            <main className={classes.main} id="content" tabIndex={-1}>
              <PageSlots value={{ title, actions }}>
                <Suspense>
                  <AllowedOutlet />
                </Suspense>
              </PageSlots>
            </main>
            <BottomBar />
          </div>
        </div>
        <PasswordGate />
      </CompanyFaces>
    </CompanyFormats>
  )
}
