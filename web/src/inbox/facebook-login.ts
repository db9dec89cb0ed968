import type { FacebookLogin } from '@steward/contract/inbox/facebook-logins.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'

const LOOK_AGAIN_MS = 700
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Can pages be connected by signing in on Facebook? Undefined until that is known. */
export function useFacebookLogin(): boolean | undefined {
  const { data } = useQuery(api.inbox.integrations.webhook.queryOptions({ input: undefined }))
  if (!data) return undefined
  return data.hasAppId && data.hasAppSecret && Boolean(data.address || LOOPBACK.includes(location.hostname))
}

/** Goes to Facebook; it comes back to /oauth/facebook/callback. */
export const useBegin = () =>
  useMutation({
    mutationFn: (integrationId?: string) =>
      api.inbox.facebookLogins.create.call({ from: location.origin, ...(integrationId && { integrationId }) }),
    onSuccess: ({ address }) => location.assign(address),
  })

const isOpen = (login: FacebookLogin | undefined) => login?.status === 'reading' || login === undefined

/** How a sign-in on Facebook stands, until its pages are there. */
export const useLogin = (id: string) =>
  useQuery({
    ...api.inbox.facebookLogins.find.queryOptions({ input: { id } }),
    retry: false,
    staleTime: 0,
    refetchInterval: ({ state: { data, error } }) => (!error && isOpen(data) ? LOOK_AGAIN_MS : false),
  })
