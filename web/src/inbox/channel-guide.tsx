import { Trans } from '@lingui/react/macro'
import type { Provider } from '@steward/contract/inbox/integrations.ts'
import classes from './channel-card.module.css'

/** Where in Meta's console the id and the token are. */
export function ChannelGuide({ provider }: { provider: Provider }) {
  return (
    <details className={classes.guideBox}>
      <summary>
        <Trans>Where do I find this?</Trans>
      </summary>
      {provider === 'facebook' ? (
        <ol className={classes.guide}>
          <li>
            <Trans>Open your app at developers.facebook.com and go to Messenger, then Messenger API settings.</Trans>
          </li>
          <li>
            <Trans>Under “Generate access tokens” connect the page. Its id stands below its name.</Trans>
          </li>
          <li>
            <Trans>Press “Generate” beside the page and copy the token. It is shown once.</Trans>
          </li>
        </ol>
      ) : (
        <ol className={classes.guide}>
          <li>
            <Trans>Open your app at developers.facebook.com and go to WhatsApp, then API setup.</Trans>
          </li>
          <li>
            <Trans>
              Choose the number: its phone number id and the id of the WhatsApp business account stand below it.
            </Trans>
          </li>
          <li>
            <Trans>
              For a token that lasts, open the business settings, System users, and generate one with the permissions
              whatsapp_business_messaging and whatsapp_business_management.
            </Trans>
          </li>
        </ol>
      )}
    </details>
  )
}
