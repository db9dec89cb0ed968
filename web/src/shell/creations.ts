import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import {
  type Icon,
  IconArrowsExchange,
  IconBuildingStore,
  IconChecklist,
  IconFileInvoice,
  IconTargetArrow,
  IconUserPlus,
} from '@tabler/icons-react'
import type { Place } from './places.ts'

interface Creation {
  words: MessageDescriptor
  icon: Icon
  needs: Permission
  /** The screen that offers it by the key `n`. */
  on: Place['to']
}

/** What can be begun from anywhere: the palette opens its screen and presses `n` there. */
export const creations: Creation[] = [
  { words: msg`New lead`, icon: IconTargetArrow, needs: 'can_create_leads', on: '/leads' },
  { words: msg`New client`, icon: IconBuildingStore, needs: 'can_create_clients', on: '/clients' },
  { words: msg`New task`, icon: IconChecklist, needs: 'can_create_tasks', on: '/tasks' },
  { words: msg`New invoice`, icon: IconFileInvoice, needs: 'can_create_invoices', on: '/invoices' },
  { words: msg`New ledger entry`, icon: IconArrowsExchange, needs: 'can_create_transactions', on: '/transactions' },
  { words: msg`Add a person`, icon: IconUserPlus, needs: 'can_create_employees', on: '/people' as Place['to'] },
]
