import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu } from '@mantine/core'
import { countedUpTo } from '@steward/contract/inbox/counted-up-to.ts'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useFormats } from '../ui/formats.tsx'
import { type InboxView, inboxViews } from './inbox-filters.ts'
import classes from './list.module.css'
import { useInboxCounts } from './waiting.ts'

/** Views that there is room for at all times; the others show themselves when they are open or somebody waits in them. */
const always: readonly InboxView[] = ['mine', 'unassigned', 'all', 'waiting']

const show = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

const whenSome: readonly InboxView[] = ['mentions', 'closing', 'automated']

/** The inbox seen in several ways, with how many stand in each. */
export function ViewTabs({ view }: { view: InboxView }) {
  const { t } = useLingui()
  const { number } = useFormats()
  const counts = useInboxCounts()
  const names: Record<InboxView, string> = {
    mine: t`Mine`,
    unassigned: t`Unassigned`,
    all: t`All`,
    waiting: t`Waiting`,
    closing: t`Closing soon`,
    mentions: t`Mentions`,
    automated: t`With the automation`,
    snoozed: t`Snoozed`,
    closed: t`Closed`,
  }
  const hints: Partial<Record<InboxView, string>> = {
    waiting: t`Who waits longest stands first`,
    closing: t`Whose reply window ends soonest stands first`,
  }
  const countOf = (name: InboxView) => (name === 'closed' ? undefined : counts?.[name])
  const wordsOf = (count: number) => (count >= countedUpTo ? `${number(countedUpTo - 1)}+` : number(count))
  const isShown = (name: InboxView) =>
    always.includes(name) || name === view || (whenSome.includes(name) && Boolean(counts?.[name as 'mentions']))
  const linkTo = (name: InboxView) => ({
    activeOptions: { exact: true, explicitUndefined: true },
    replace: true,
    search: (before: object) => ({ ...before, view: name === 'all' ? undefined : name }),
    to: '.' as const,
  })
  return (
    <div className={classes.viewLine}>
      <ul aria-label={t`Views`} className={classes.views}>
        {inboxViews.filter(isShown).map(name => {
          const count = countOf(name)
          return (
            <li key={name}>
              <Link
                {...linkTo(name)}
                className={classes.view}
                data-current={name === view || undefined}
                ref={name === view ? show : null}
                title={hints[name]}
              >
                {names[name]}
                {count ? <span className="numbers">{wordsOf(count)}</span> : null}
              </Link>
            </li>
          )
        })}
      </ul>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t`More views`} className={classes.moreViews} size={28}>
            <IconDots aria-hidden size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {inboxViews
            .filter(name => !isShown(name))
            .map(name => (
              <Menu.Item key={name} renderRoot={props => <Link {...props} {...linkTo(name)} />}>
                {names[name]}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
