import { Trans } from '@lingui/react/macro'
import { Button, Group } from '@mantine/core'

/** On top of a form in which stands what somebody typed before. */
export function KeptNotice({ onStartOver }: { onStartOver: () => void }) {
  return (
    <Group gap={4} justify="space-between">
      <span style={{ color: 'var(--mantine-color-dimmed)', fontSize: 13 }}>
        <Trans>What you typed before is still here.</Trans>
      </span>
      <Button onClick={onStartOver} size="compact-xs" variant="subtle">
        <Trans>Start over</Trans>
      </Button>
    </Group>
  )
}
