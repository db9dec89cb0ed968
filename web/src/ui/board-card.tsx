import type { DraggableProvided } from '@hello-pangea/dnd'
import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useState } from 'react'
import classes from './board.module.css'
import type { LaneProps } from './board-lane.tsx'
import { DotsMenu } from './dots-menu.tsx'
import { ToneDot } from './status-chip.tsx'

interface Props<Card> extends LaneProps<Card> {
  card: Card
  index: number
  isDragging: boolean
  provided: DraggableProvided
}

/** A card: its title leads to it, the rest of it is a handle. */
export function BoardCard<Card>({ provided, isDragging, card, index, place, ...lane }: Props<Card>) {
  const { innerRef, draggableProps, dragHandleProps } = provided
  const title = lane.cardTitle(card)
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={classes.slot} ref={innerRef} {...draggableProps}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset lays its content out by rules of its own */}
      <div
        {...dragHandleProps}
        aria-keyshortcuts="Enter Space m"
        aria-label={title}
        className={classes.card}
        data-card={index}
        data-dragging={isDragging || undefined}
        data-place={place}
        onKeyDown={event => {
          if (event.key !== 'm' || event.target !== event.currentTarget) return
          event.preventDefault()
          setOpen(true)
        }}
        // A handle holds a link and a menu, so it must not be a button itself.
        role="group"
        tabIndex={index === 0 ? 0 : -1}
      >
        <Link
          className={classes.title}
          dir="auto"
          draggable={false}
          tabIndex={-1}
          {...(lane.linkTo(card) as LinkProps)}
        >
          {title}
        </Link>
        {lane.body(card)}
        <CardMenu {...lane} card={card} isOpen={isOpen} setOpen={setOpen} title={title} />
      </div>
    </div>
  )
}

interface MenuProps<Card> extends Omit<Props<Card>, 'provided' | 'isDragging' | 'index' | 'place'> {
  title: string
  isOpen: boolean
  setOpen: (isOpen: boolean) => void
}

function CardMenu<Card>({ card, title, others, mayMove, move, menu, isOpen, setOpen }: MenuProps<Card>) {
  const { t } = useLingui()
  const targets = others.filter(({ key }) => mayMove(card, key))
  const more = menu?.(card)
  if (targets.length === 0 && !more) return null
  return (
    <DotsMenu
      className={classes.dots}
      label={t`Actions for ${title}`}
      onChange={setOpen}
      opened={isOpen}
      size={26}
      tabIndex={-1}
    >
      {targets.length > 0 && (
        <Menu.Label>
          <Trans>Move to</Trans>
        </Menu.Label>
      )}
      {targets.map(({ key, title, tone }) => (
        <Menu.Item key={key} leftSection={<ToneDot tone={tone} />} onClick={() => move(card, key)}>
          {title}
        </Menu.Item>
      ))}
      {targets.length > 0 && more && <Menu.Divider />}
      {more}
    </DotsMenu>
  )
}
