import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { TakeAwayField } from '../ui/take-away-field.tsx'
import classes from './channel-card.module.css'

/** What Meta has to be told, so that customers' messages come here. */
export function WebhookGuide() {
  const { t } = useLingui()
  const { data } = useQuery(api.inbox.integrations.webhook.queryOptions({ input: undefined }))
  const address = data?.address ?? `${location.origin}/webhooks/meta`
  const isReachable = address.startsWith('https://')
  return (
    <div className={classes.webhook}>
      <p>
        <Trans>
          In your Meta app, open Webhooks (or WhatsApp, then Configuration), enter this address and the verify token,
          and subscribe to “messages”. One address serves pages and numbers alike.
        </Trans>
      </p>
      <TakeAwayField label={t`Callback address`} value={address} />
      {!isReachable && (
        <p className={classes.warning}>
          <Trans>
            Meta delivers only to public addresses with https. Put a proxy with a certificate in front of Steward and
            name its address as PUBLIC_URL.
          </Trans>
        </p>
      )}
      {data && (
        <p>
          {data.hasVerifyToken ? (
            <Trans>
              The verify token is what the server was started with as <code>META_VERIFY_TOKEN</code>.
            </Trans>
          ) : (
            <Trans>
              Make up a verify token, start the server with it as <code>META_VERIFY_TOKEN</code>, and enter the same one
              at Meta.
            </Trans>
          )}
        </p>
      )}
      {data?.hasAppId && (
        <>
          <p>
            <Trans>
              To let people connect pages by signing in on Facebook, enter this address in your Meta app under Facebook
              Login, Settings, as a valid OAuth redirect URI.
            </Trans>
          </p>
          <TakeAwayField label={t`Redirect address`} value={new URL('/oauth/facebook/callback', address).href} />
        </>
      )}
      {data && !data.hasAppSecret && (
        <p className={classes.warning}>
          <Trans>
            The server was started without <code>META_APP_SECRET</code>, so it can’t tell Meta’s deliveries from forged
            ones and refuses them all. You find the secret under App settings, Basic.
          </Trans>
        </p>
      )}
    </div>
  )
}
