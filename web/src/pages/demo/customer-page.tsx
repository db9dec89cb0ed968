import { Trans, useLingui } from '@lingui/react/macro'
import { Anchor, Button } from '@mantine/core'
import { IconDeviceMobileMessage, IconPlus } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../platform/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { MissingPage } from '../missing-page.tsx'
import classes from './customer-page.module.css'
import { NewPersonQuestion } from './new-person-question.tsx'
import { PeopleList } from './people-list.tsx'
import { Phone } from './phone.tsx'
import type { PhoneChoice } from './phone-choice.ts'

/** Plays a customer of the demo company, so that the inbox has somebody to answer without an account at Meta. */
export function CustomerPage() {
  const { t } = useLingui()
  const { isDemo } = useMe()
  const { channel, person } = useSearch({ strict: false }) as PhoneChoice
  const [isAsking, setAsking] = useState(false)
  if (!isDemo) return <MissingPage />
  return (
    <Page
      action={
        <Button leftSection={<IconPlus aria-hidden size={16} stroke={2} />} onClick={() => setAsking(true)}>
          <Trans>New customer</Trans>
        </Button>
      }
      body="fill"
      title={t`Play a customer`}
    >
      <div className={classes.panes} data-open={person ? true : undefined}>
        <PeopleList chosen={channel && person ? { channel, person } : undefined} />
        <div className={classes.table}>
          {channel && person ? (
            <Phone key={`${channel}:${person}`} phone={{ channel, person }} />
          ) : (
            <EmptyState
              action={
                <Button onClick={() => setAsking(true)} variant="default">
                  <Trans>New customer</Trans>
                </Button>
              }
              icon={IconDeviceMobileMessage}
              title={t`Choose whose phone you hold`}
            >
              <Trans>Somebody from the list, or somebody new.</Trans>
            </EmptyState>
          )}
        </div>
        <Help />
      </div>
      {isAsking && <NewPersonQuestion onClose={() => setAsking(false)} />}
    </Page>
  )
}

function Help() {
  const { t } = useLingui()
  return (
    <aside aria-label={t`How this works`} className={classes.help}>
      <h2>
        <Trans>How this works</Trans>
      </h2>
      <ol>
        <li>
          <Trans>
            Write something on the phone. It reaches the company the way Meta would bring it: signed, by webhook.
          </Trans>
        </li>
        <li>
          <Trans>
            Open the{' '}
            <Anchor
              inherit
              underline="always"
              renderRoot={props => <Link {...props} rel="noopener" target="_blank" to="/inbox" />}
            >
              inbox in another tab
            </Anchor>{' '}
            and answer. Put both side by side if you can.
          </Trans>
        </li>
        <li>
          <Trans>The answer appears here. While you look at it, the inbox says “seen”; otherwise “delivered”.</Trans>
        </li>
      </ol>
      <p>
        <Trans>Nothing leaves this machine: a local stand-in plays Meta.</Trans>
      </p>
    </aside>
  )
}
