import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import {
  type Icon,
  IconBuilding,
  IconHistory,
  IconInbox,
  IconKey,
  IconMessages,
  IconShieldCheck,
  IconTool,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import { useMayOpen } from '../../platform/rights.ts'

interface SettingsPlace {
  to: NonNullable<LinkProps['to']>
  label: MessageDescriptor
  /** What there is to do, for the list on a phone. */
  words: MessageDescriptor
  icon: Icon
}

interface Group {
  title: MessageDescriptor
  places: SettingsPlace[]
}

const groups: Group[] = [
  {
    title: msg`You`,
    places: [
      {
        to: '/settings/me',
        label: msg`Profile and sign-in`,
        words: msg`Name, password, language`,
        icon: IconUserCircle,
      },
    ],
  },
  {
    title: msg`Company`,
    places: [
      {
        to: '/settings/company',
        label: msg`Company`,
        words: msg`Name, address, logo, currency`,
        icon: IconBuilding,
      },
      {
        to: '/settings/users',
        label: msg`Users`,
        words: msg`Who can sign in`,
        icon: IconUsers,
      },
      {
        to: '/settings/roles',
        label: msg`Roles`,
        words: msg`Who may do what`,
        icon: IconShieldCheck,
      },
      {
        to: '/settings/channels',
        label: msg`Channels`,
        words: msg`Facebook pages and WhatsApp numbers`,
        icon: IconMessages,
      },
      {
        to: '/settings/inbox',
        label: msg`Inbox`,
        words: msg`Canned replies and labels`,
        icon: IconInbox,
      },
      {
        to: '/settings/api-keys',
        label: msg`API keys`,
        words: msg`For other programs`,
        icon: IconKey,
      },
    ],
  },
  {
    title: msg`What happened`,
    places: [
      {
        to: '/settings/audit',
        label: msg`Audit log`,
        words: msg`Who did what, and when`,
        icon: IconHistory,
      },
      {
        to: '/settings/jobs',
        label: msg`Failed work`,
        words: msg`What Steward gave up on`,
        icon: IconTool,
      },
    ],
  },
]

/** The settings this person may look at, by group. */
export function useSettingsGroups(): Group[] {
  const mayOpen = useMayOpen()
  return groups
    .map(group => ({ ...group, places: group.places.filter(({ to }) => mayOpen(to)) }))
    .filter(({ places }) => places.length > 0)
}
