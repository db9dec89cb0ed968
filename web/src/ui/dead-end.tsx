import { Trans } from '@lingui/react/macro'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { EmptyState } from './empty-state.tsx'
import { ButtonLink } from './link.tsx'
import { Page } from './page.tsx'

interface Props {
  /** Of the page: "Not found". */
  name: string
  icon: Icon
  /** What is so, as a sentence. */
  title: ReactNode
  /** Why, and what to do about it. */
  children: ReactNode
}

/** A page with nothing to see on it, and the way home. */
export function DeadEnd({ name, icon, title, children }: Props) {
  return (
    <Page title={name}>
      <EmptyState
        action={
          <ButtonLink to="/" variant="default">
            <Trans>Go home</Trans>
          </ButtonLink>
        }
        icon={icon}
        title={title}
      >
        {children}
      </EmptyState>
    </Page>
  )
}
