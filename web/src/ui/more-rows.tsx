import { Trans } from '@lingui/react/macro'
import { Button, Center } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import { useEffect, useEffectEvent } from 'react'

/** At the end of a list: loads on as it comes into sight, or by a click. */
export function MoreRows({ onMore }: { onMore: () => void }) {
  const { ref, entry } = useIntersection({ rootMargin: '400px' })
  const isSeen = entry?.isIntersecting ?? false
  const load = useEffectEvent(onMore)
  useEffect(() => {
    if (isSeen) load()
  }, [isSeen])
  return (
    <Center p="sm" ref={ref}>
      <Button color="gray" onClick={onMore} size="compact-sm" variant="subtle">
        <Trans>Load more</Trans>
      </Button>
    </Center>
  )
}
