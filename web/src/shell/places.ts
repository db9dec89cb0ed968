import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import {
  type Icon,
  IconArrowsExchange,
  IconBuildingStore,
  IconFileInvoice,
  IconHome,
  IconInbox,
  IconTargetArrow,
} from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'

export interface Place {
  to: NonNullable<LinkProps['to']>
  label: MessageDescriptor
  icon: Icon
  /** Who gets to see it; everybody where left out. */
  needs?: Permission
  /** Stands at the bottom, apart from the daily work. */
  isLow?: boolean
}

/** Where the navigation leads, in its order. The first four that someone may see are a phone's bottom bar. */
export const places: Place[] = [
  { to: '/', label: msg`Home`, icon: IconHome },
  { to: '/inbox', label: msg`Inbox`, icon: IconInbox, needs: 'can_view_social' },
  { to: '/leads', label: msg`Leads`, icon: IconTargetArrow, needs: 'can_view_leads' },
  { to: '/clients', label: msg`Clients`, icon: IconBuildingStore, needs: 'can_view_clients' },
  { to: '/invoices', label: msg`Invoices`, icon: IconFileInvoice, needs: 'can_view_invoices' },
  { to: '/transactions', label: msg`Transactions`, icon: IconArrowsExchange, needs: 'can_view_transactions' },
]
