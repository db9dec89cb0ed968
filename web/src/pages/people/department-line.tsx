import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu } from '@mantine/core'
import type { Department } from '@steward/contract/company/departments.ts'
import { IconChevronRight, IconDots, IconPencil, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import type { Branching } from '../../company/department-tree.ts'
import { useFormats } from '../../ui/formats.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Person } from '../../ui/person.tsx'
import classes from './departments-page.module.css'

interface Props {
  node: Branching<Department>
  /** Which line it is. */
  index: number
  /** How many people it has with all below it. */
  inAll: number
  isOpen: boolean
  /** Takes the focus when Tab comes to the tree. */
  isCurrent: boolean
  drag: {
    isDragged: boolean
    isTarget: boolean
    start: (() => void) | undefined
    end: () => void
    drop: () => void
  }
  onFocus: () => void
  onTurn: (open: boolean) => void
  onOpen: () => void
  onAdd: (() => void) | undefined
  onRemove: (() => void) | undefined
}

/** One department in the tree. */
export function DepartmentLine({
  node,
  index,
  inAll,
  isOpen,
  isCurrent,
  drag,
  onFocus,
  onTurn,
  onOpen,
  onAdd,
  onRemove,
}: Props) {
  const { t } = useLingui()
  const { item, level, children } = node
  const { name, managerId, managerName } = item
  const hasChildren = children.length > 0
  return (
    <tr
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-level={level}
      className={classes.row}
      data-dragged={drag.isDragged || undefined}
      data-row={index}
      data-target={drag.isTarget || undefined}
      draggable={drag.start !== undefined}
      onClick={event => isPlainClick(event) && onOpen()}
      onDragEnd={drag.end}
      onDragOver={event => drag.isTarget && event.preventDefault()}
      onDragStart={event => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', name)
        drag.start?.()
      }}
      onDrop={event => {
        event.preventDefault()
        if (drag.isTarget) drag.drop()
      }}
      onFocus={onFocus}
      tabIndex={isCurrent ? 0 : -1}
    >
      <td>
        <div className={classes.name} style={{ paddingInlineStart: (level - 1) * 24 }}>
          {hasChildren ? (
            <ActionIcon
              aria-label={isOpen ? t`Close ${name}` : t`Open ${name}`}
              onClick={() => onTurn(!isOpen)}
              size="sm"
              tabIndex={-1}
            >
              <IconChevronRight
                aria-hidden
                className={classes.turn}
                data-open={isOpen || undefined}
                size={16}
                stroke={1.75}
              />
            </ActionIcon>
          ) : (
            <span className={classes.leaf} />
          )}
          <span className={classes.nameWords}>
            <bdi title={name}>{name}</bdi>
            {managerName && <small className={classes.onPhone}>{managerName}</small>}
          </span>
        </div>
      </td>
      <td className={classes.managerColumn}>
        {managerId && managerName && (
          <TextLink
            c="inherit"
            className={classes.manager}
            fz="inherit"
            params={{ id: managerId }}
            tabIndex={-1}
            to="/people/$id"
          >
            <Person id={managerId} name={managerName} />
          </TextLink>
        )}
      </td>
      <td className={classes.countColumn}>
        <Count all={inAll} own={item.peopleCount} />
      </td>
      <td className={classes.endColumn}>
        <LineMenu id={item.id} name={name} onAdd={onAdd} onOpen={onOpen} onRemove={onRemove} />
      </td>
    </tr>
  )
}

function Count({ own, all }: { own: number; all: number }) {
  const { number } = useFormats()
  if (own === all) return <span className="numbers">{number(own)}</span>
  return (
    <span className="numbers">
      {number(own)}{' '}
      <span className={classes.inAll}>
        <Plural one="# in all" other="# in all" value={all} />
      </span>
    </span>
  )
}

interface LineMenuProps extends Pick<Props, 'onOpen' | 'onAdd' | 'onRemove'> {
  id: string
  name: string
}

function LineMenu({ id, name, onOpen, onAdd, onRemove }: LineMenuProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const sign = { 'aria-hidden': true, size: 18, stroke: 1.75 }
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={t`What to do with ${name}`} className={classes.dots} size="md">
          <IconDots aria-hidden size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...sign} />} onClick={onOpen}>
          <Trans>Look closer or change</Trans>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconUsers {...sign} />}
          onClick={() => void navigate({ to: '/people', search: { department: id } })}
        >
          <Trans>Its people</Trans>
        </Menu.Item>
        {onAdd && (
          <Menu.Item leftSection={<IconPlus {...sign} />} onClick={onAdd}>
            <Trans>Add one below it</Trans>
          </Menu.Item>
        )}
        {onRemove && (
          <Menu.Item color="red" leftSection={<IconTrash {...sign} />} onClick={onRemove}>
            <Trans>Delete</Trans>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

const isPlainClick = (event: MouseEvent) =>
  !(event.target as Element).closest('a, button, [role="menu"]') && !event.defaultPrevented
