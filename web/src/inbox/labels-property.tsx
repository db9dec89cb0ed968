import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMe } from '../platform/session.ts'
import { Nothing, Property } from '../ui/property-list.tsx'
import { LabelChip } from './label-chip.tsx'
import { LabelMenu } from './label-menu.tsx'
import classes from './labels.module.css'
import { useLabelling } from './labels.ts'

/** The labels of a conversation among what is known about it. */
export function LabelsProperty({ conversation: { id, labels } }: { conversation: Conversation }) {
  const { t } = useLingui()
  const { can } = useMe()
  const [isOpen, setOpen] = useState(false)
  const toggle = useLabelling(id)
  const mayLabel = can('can_reply_social')
  return (
    <Property label={<Trans>Labels</Trans>}>
      <span className={classes.chips}>
        {labels.map(label => (
          <LabelChip key={label.id} label={label} />
        ))}
        {labels.length === 0 && !mayLabel && <Nothing />}
        {mayLabel && (
          <LabelMenu on={labels.map(({ id }) => id)} onChange={setOpen} onToggle={toggle} opened={isOpen}>
            <ActionIcon aria-label={t`Change labels`} size={24}>
              <IconPlus aria-hidden size={14} stroke={2} />
            </ActionIcon>
          </LabelMenu>
        )}
      </span>
    </Property>
  )
}
