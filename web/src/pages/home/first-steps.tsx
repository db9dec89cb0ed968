import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import type { Dashboard } from '@steward/contract/dashboard.ts'
import {
  type Icon,
  IconBuildingStore,
  IconCircleCheckFilled,
  IconFileInvoice,
  IconMessages,
  IconUserPlus,
} from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useMe } from '../../platform/session.ts'
import { Card } from '../../ui/card.tsx'
import { runOnceOffered } from '../../ui/commands.ts'
import classes from './home-page.module.css'

type Steps = Dashboard['firstSteps']

/** Shown until everything is done that is this person's to do, or they put it away. */
export function useFirstSteps(steps: Steps) {
  const { company } = useMe()
  const [isHidden, setHidden] = useLocalStorage({
    key: `steward-first-steps-${company.id}`,
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  return { isShown: !isHidden && Object.values(steps).includes(false), hide: () => setHidden(true) }
}

interface Step {
  name: keyof Steps
  icon: Icon
  title: string
  words: string
  link: Pick<LinkProps, 'to' | 'params'>
  /** Its screen offers the step by the key `n`. */
  begins?: true
}

/** What a new company does first, each ticked once it is done. */
export function FirstSteps({ steps, onHide }: { steps: Steps; onHide: () => void }) {
  const { t } = useLingui()
  const { company } = useMe()
  const all: Step[] = [
    {
      name: 'channel',
      icon: IconMessages,
      title: t`Connect a channel`,
      words: t`Messenger and WhatsApp arrive in one inbox.`,
      link: { to: '/settings/channels' },
    },
    {
      name: 'people',
      icon: IconUserPlus,
      title: t`Invite people`,
      words: t`Each sees what their role may see.`,
      link: { to: '/settings/users' },
    },
    {
      name: 'client',
      icon: IconBuildingStore,
      title: t`Add a client`,
      words: t`Or win a lead: it becomes one.`,
      link: { to: '/clients' },
      begins: true,
    },
    {
      name: 'invoice',
      icon: IconFileInvoice,
      title: t`Write an invoice`,
      words: t`You type on the paper your client gets.`,
      link: { to: '/invoices/$id', params: { id: 'new' } },
    },
  ]
  const own = all.filter(({ name }) => steps[name] !== null)
  const left = own.filter(({ name }) => !steps[name]).length
  return (
    <Card
      action={
        <Button color="gray" onClick={onHide} size="compact-sm" variant="subtle">
          <Trans>Hide</Trans>
        </Button>
      }
      label={<Trans>First steps</Trans>}
      title={left === own.length ? t`Let’s set up ${company.name}` : t`${left} of ${own.length} to go`}
    >
      <ul className={classes.steps}>
        {own.map(step => (
          <li key={step.name}>
            <StepBox isDone={steps[step.name] === true} step={step} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function StepBox({ step: { icon, title, words, link, begins }, isDone }: { step: Step; isDone: boolean }) {
  const Sign = isDone ? IconCircleCheckFilled : icon
  const { t } = useLingui()
  return (
    <Link
      className={classes.step}
      data-done={isDone || undefined}
      onClick={() => begins && runOnceOffered('n')}
      {...(link as LinkProps)}
    >
      <Sign
        aria-hidden={!isDone}
        aria-label={isDone ? t`Done` : undefined}
        role={isDone ? 'img' : undefined}
        size={20}
        stroke={1.75}
      />
      <span>
        <span className={classes.stepTitle}>{title}</span>
        <span className={classes.stepWords}>{words}</span>
      </span>
    </Link>
  )
}
