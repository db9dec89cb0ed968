import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import {
  type Icon,
  IconArrowsExchange,
  IconBuildingStore,
  IconChartBar,
  IconChecklist,
  IconFileInvoice,
  IconHome,
  IconInbox,
  IconSettings,
  IconTargetArrow,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import { useWaitingInInbox } from '../inbox/waiting.ts'

export interface Place {
  to: NonNullable<LinkProps['to']>
  label: MessageDescriptor
  icon: Icon
  /** Opens it after `g`. */
  letter?: string
  /** Stands at the bottom, apart from the daily work. */
  isLow?: boolean
  /** A hook: how much there waits for whoever looks. */
  useWaiting?: () => number | undefined
}

/** Where the navigation leads, in its order. The first four that someone may see are a phone's bottom bar. */
export const places: Place[] = [
  { to: '/', label: msg`Home`, icon: IconHome, letter: 'h' },
  { to: '/inbox', label: msg`Inbox`, icon: IconInbox, letter: 'i', useWaiting: useWaitingInInbox },
  { to: '/leads', label: msg`Leads`, icon: IconTargetArrow, letter: 'l' },
  { to: '/clients', label: msg`Clients`, icon: IconBuildingStore, letter: 'c' },
  { to: '/tasks', label: msg`Tasks`, icon: IconChecklist, letter: 't' },
  { to: '/invoices', label: msg`Invoices`, icon: IconFileInvoice, letter: 'v' },
  { to: '/transactions', label: msg`Transactions`, icon: IconArrowsExchange, letter: 'r' },
  { to: '/people', label: msg`People`, icon: IconUsersGroup, letter: 'e' },
  { to: '/reports', label: msg`Reports`, icon: IconChartBar, letter: 'p' },
  { to: '/settings', label: msg`Settings`, icon: IconSettings, letter: 's', isLow: true },
]
