import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'

interface Props {
  optional: { column: { key: string; title: string }; isShown: boolean }[]
  onToggle: (key: string) => void
}

/** Which columns to look at. */
export function ColumnMenu({ optional, onToggle }: Props) {
  const { t } = useLingui()
  if (optional.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t`Columns`} size="md">
          <IconAdjustmentsHorizontal aria-hidden size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Trans>Columns</Trans>
        </Menu.Label>
        {optional.map(({ column, isShown }) => (
          <Menu.CheckboxItem checked={isShown} key={column.key} onChange={() => onToggle(column.key)}>
            {column.title}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
