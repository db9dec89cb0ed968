import { useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'

/** How many conversations each view of the inbox holds. */
export const useInboxCounts = () => useQuery(api.inbox.conversations.counts.queryOptions()).data

/** Conversations that wait for whoever looks: their own to be answered, and nobody's that they have not read. */
export const useWaitingInInbox = () => useInboxCounts()?.forYou
