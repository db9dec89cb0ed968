import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { IconExternalLink, IconLinkOff, IconWorld } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { toast } from '../ui/toast.tsx'

/** The page of an invoice that a client opens without signing in: its link is copied, looked at, and revoked. */
export function LinkItems({ id }: { id: string }) {
  const { t } = useLingui()
  const { can } = useMe()
  const cache = useQueryClient()
  const known = api.finance.invoices.link.queryOptions({ input: { id } })
  const { data } = useQuery(known)
  const keep = { onSuccess: () => cache.invalidateQueries({ queryKey: known.queryKey }) }
  const share = useMutation(api.finance.invoices.share.mutationOptions(keep))
  const unshare = useMutation(api.finance.invoices.unshare.mutationOptions(keep))
  const link = data?.link
  const copy = async () => {
    const { path, url } = await share.mutateAsync({ id })
    await navigator.clipboard.writeText(url ?? new URL(path, window.location.href).href)
    toast(t`Link copied; whoever has it sees this invoice`)
  }
  return (
    <>
      {/* Browsers give the clipboard to https and to this machine alone. */}
      {window.isSecureContext && (
        <Menu.Item
          leftSection={<IconWorld aria-hidden size={16} stroke={1.75} />}
          onClick={() => void copy().catch(() => {})}
        >
          <Trans>Copy link for the client</Trans>
        </Menu.Item>
      )}
      {link && (
        <Menu.Item
          component="a"
          href={link.path}
          leftSection={<IconExternalLink aria-hidden size={16} stroke={1.75} />}
          rel="noreferrer"
          target="_blank"
        >
          <Trans>See it as the client does</Trans>
        </Menu.Item>
      )}
      {link && can('can_issue_invoices') && (
        <Menu.Item
          leftSection={<IconLinkOff aria-hidden size={16} stroke={1.75} />}
          onClick={() => unshare.mutate({ id }, { onSuccess: () => toast(t`Link revoked; whoever has it is told so`) })}
        >
          <Trans>Revoke the client’s link</Trans>
        </Menu.Item>
      )}
    </>
  )
}
