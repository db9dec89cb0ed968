import { Trans, useLingui } from '@lingui/react/macro'
import { IconMapQuestion } from '@tabler/icons-react'
import { EmptyState } from '../ui/empty-state.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'

/** An address that leads nowhere. */
export function MissingPage() {
  const { t } = useLingui()
  return (
    <Page title={t`Not found`}>
      <EmptyState
        action={
          <ButtonLink to="/" variant="default">
            <Trans>Go home</Trans>
          </ButtonLink>
        }
        icon={IconMapQuestion}
        title={<Trans>There is nothing at this address</Trans>}
      >
        <Trans>It may have been deleted, or it is not yours to see.</Trans>
      </EmptyState>
    </Page>
  )
}
