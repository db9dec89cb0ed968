import { Trans } from '@lingui/react/macro'
import { Divider } from '@mantine/core'
import classes from './channel-card.module.css'
import { FacebookButton } from './facebook-button.tsx'
import { useFacebookLogin } from './facebook-login.ts'

/** Above the form for a pasted token: signing in instead, or what the server needs for that. */
export function FacebookWays() {
  const isThere = useFacebookLogin()
  if (isThere === undefined) return null
  if (!isThere)
    return (
      <p className={classes.hint}>
        <Trans>
          To connect a page by signing in on Facebook, start the server with <code>META_APP_ID</code>,{' '}
          <code>META_APP_SECRET</code> and <code>PUBLIC_URL</code>. Until then, paste its token here.
        </Trans>
      </p>
    )
  return (
    <>
      <FacebookButton fullWidth>
        <Trans>Connect with Facebook</Trans>
      </FacebookButton>
      <Divider label={<Trans>or paste a token</Trans>} labelPosition="center" />
    </>
  )
}
