import { ActionIcon, Tooltip } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'

/** Leads to where a file is brought in. */
export function ImportLink({ label, to }: { label: string; to: LinkProps['to'] }) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} component={Link} variant="default" {...({ to } as object)}>
        <IconUpload aria-hidden size={16} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  )
}
