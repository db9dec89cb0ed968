import { useLingui } from '@lingui/react/macro'
import { CopyButton, UnstyledButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { Hint } from './hint.tsx'

/** A text of machines, such as a key or a request id, that a click copies. */
export function CopyText({ children }: { children: string }) {
  const { t } = useLingui()
  return (
    <CopyButton timeout={1500} value={children}>
      {({ copied, copy }) => (
        <Hint label={copied ? t`Copied` : t`Copy`}>
          <UnstyledButton
            aria-label={copied ? t`Copied` : t`Copy ${children}`}
            onClick={copy}
            style={{ display: 'inline-flex', alignItems: 'center', gap: 4, fontSize: 'inherit' }}
          >
            <code dir="ltr" style={{ fontFamily: 'var(--mantine-font-family-monospace)' }}>
              {children}
            </code>
            {copied ? <IconCheck aria-hidden size={14} /> : <IconCopy aria-hidden size={14} />}
          </UnstyledButton>
        </Hint>
      )}
    </CopyButton>
  )
}
