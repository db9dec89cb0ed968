import { Trans } from '@lingui/react/macro'
import { IconDeviceMobileMessage } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import classes from './demo-hint.module.css'

/** Tells newcomers that the company is made up, and how to have a customer write. */
export function DemoHint() {
  return (
    <p className={classes.hint}>
      <IconDeviceMobileMessage aria-hidden size={18} stroke={1.75} />
      <span>
        <Trans>
          This company is made up. <Link to="/demo/customer">Play a customer</Link> on their phone, and answer them in
          the inbox.
        </Trans>
      </span>
    </p>
  )
}
