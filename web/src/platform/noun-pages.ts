import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import {
  type Icon,
  IconBuildingStore,
  IconChecklist,
  IconFileInvoice,
  IconInbox,
  IconKey,
  IconMessages,
  IconShieldCheck,
  IconTargetArrow,
  IconUser,
  IconUsers,
} from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'

interface NounPage {
  icon: Icon
  words: MessageDescriptor
  link: (id: string) => Pick<LinkProps, 'params' | 'search'> & { to: NonNullable<LinkProps['to']> }
}

/** A message or a note, where it stands in its conversation. */
export const messageLink = ({ id, conversationId, at }: { id: string; conversationId: string; at: string }) =>
  ({ to: '/inbox/$id', params: { id: conversationId }, search: { hit: id, at } }) as const

/** The page of each noun that has one: `lead: { …, link: id => ({ to: '/leads/$id', params: { id } }) }`. */
export const nounPages: Partial<Record<string, NounPage>> = {
  conversation: { icon: IconInbox, words: msg`Conversation`, link: id => ({ to: '/inbox/$id', params: { id } }) },
  lead: { icon: IconTargetArrow, words: msg`Lead`, link: id => ({ to: '/leads/$id', params: { id } }) },
  client: { icon: IconBuildingStore, words: msg`Client`, link: id => ({ to: '/clients/$id', params: { id } }) },
  task: { icon: IconChecklist, words: msg`Task`, link: id => ({ to: '/tasks/$id', params: { id } }) },
  employee: { icon: IconUser, words: msg`Person`, link: id => ({ to: '/people/$id', params: { id } }) },
  invoice: { icon: IconFileInvoice, words: msg`Invoice`, link: id => ({ to: '/invoices/$id', params: { id } }) },
  user: { icon: IconUsers, words: msg`Login`, link: id => ({ to: '/settings/users', search: { open: id } }) },
  role: { icon: IconShieldCheck, words: msg`Role`, link: id => ({ to: '/settings/roles/$id', params: { id } }) },
  integration: { icon: IconMessages, words: msg`Channel`, link: () => ({ to: '/settings/channels' }) },
  api_key: { icon: IconKey, words: msg`API key`, link: () => ({ to: '/settings/api-keys' }) },
}
