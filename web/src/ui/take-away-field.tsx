import { Trans } from '@lingui/react/macro'
import { Button, CopyButton, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'

interface Props {
  label: string
  value: string
}

/** A text to take elsewhere, whole and with a button that copies it. */
export function TakeAwayField({ label, value }: Props) {
  return (
    <CopyButton timeout={2000} value={value}>
      {({ copied, copy }) => (
        <TextInput
          dir="ltr"
          label={label}
          onFocus={event => event.currentTarget.select()}
          readOnly
          rightSection={
            <Button
              leftSection={copied ? <IconCheck aria-hidden size={14} /> : <IconCopy aria-hidden size={14} />}
              onClick={copy}
              size="compact-sm"
              variant="light"
            >
              {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
            </Button>
          }
          rightSectionWidth={100}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
          value={value}
        />
      )}
    </CopyButton>
  )
}
