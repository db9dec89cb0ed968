import type { Person, Phone, PhoneThread } from '@steward/contract/demo.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { ask, sendFile } from '../../platform/files.ts'

const post = async <Answer>(path: string, body: unknown = {}): Promise<Answer> => {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const response = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) })
  return response.json() as Promise<Answer>
}

const pathOf = ({ channel, person }: Phone) => `/demo/phones/${channel}/${person}`

/** Everybody one can play, who wrote last first. */
export const usePeople = () =>
  useQuery({
    queryKey: ['demo', 'people'],
    queryFn: async () => (await ask('/demo/people', {})).json() as Promise<{ items: Person[] }>,
  })

export function useNewPerson() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (person: { channel: Phone['channel']; name: string }) => post<Person>('/demo/people', person),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['demo', 'people'] }),
  })
}

const GLANCE_MS = 2000

/** What stands on a phone. It counts as seen, so nobody looks while this tab is in the background. */
export function useThread(phone: Phone) {
  const isVisible = useSyncExternalStore(onVisibility, () => !document.hidden)
  return useQuery({
    queryKey: ['demo', 'phone', phone.channel, phone.person],
    queryFn: () => post<PhoneThread>(`${pathOf(phone)}/look`),
    refetchInterval: GLANCE_MS,
    enabled: isVisible,
  })
}

function onVisibility(tell: () => void) {
  document.addEventListener('visibilitychange', tell)
  return () => document.removeEventListener('visibilitychange', tell)
}

interface Told {
  externalId: string
}

export const useSay = (phone: Phone) =>
  useMutation({
    mutationFn: (words: { text: string; replyTo?: string }) => post<Told>(`${pathOf(phone)}/messages`, words),
  })

export const useSendPhoto = (phone: Phone) =>
  useMutation({ mutationFn: (photo: Blob) => sendFile<Told>(`${pathOf(phone)}/photo`, photo) })

export const useReact = (phone: Phone) =>
  useMutation({
    mutationFn: (reaction: { message: string; emoji: string | null }) =>
      post<Told>(`${pathOf(phone)}/reactions`, reaction),
  })
