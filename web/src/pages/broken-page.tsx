import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { sentenceOf } from '../platform/error-toast.ts'
import { isProblem } from '../platform/problem.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { Page } from '../ui/page.tsx'
import { MissingPage } from './missing-page.tsx'

/** What a page says that could not be shown. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui()
  const router = useRouter()
  const { reset: forgetFailures } = useQueryErrorResetBoundary()
  const retry = () => {
    forgetFailures()
    reset()
    void router.invalidate()
  }
  const retryOnceOnline = useEffectEvent(retry)
  useEffect(() => {
    window.addEventListener('online', retryOnceOnline)
    return () => window.removeEventListener('online', retryOnceOnline)
  }, [])
  if (isProblem(error, 'NOT_FOUND')) return <MissingPage />
  return (
    <Page title={t`Something went wrong`}>
      <ErrorState
        onRetry={retry}
        requestId={isProblem(error) ? error.requestId : undefined}
        title={<Trans>This page could not be shown</Trans>}
      >
        {sentenceOf(error)}
      </ErrorState>
    </Page>
  )
}
