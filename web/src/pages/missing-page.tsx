import { Trans, useLingui } from '@lingui/react/macro'
import { IconMapQuestion } from '@tabler/icons-react'
import { DeadEnd } from '../ui/dead-end.tsx'

/** An address that leads nowhere. */
export function MissingPage() {
  const { t } = useLingui()
  return (
    <DeadEnd icon={IconMapQuestion} name={t`Not found`} title={<Trans>There is nothing at this address</Trans>}>
      <Trans>It may have been deleted, or it is not yours to see.</Trans>
    </DeadEnd>
  )
}
