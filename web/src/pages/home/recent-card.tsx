import { Trans, useLingui } from '@lingui/react/macro'
import type { Dashboard } from '@steward/contract/dashboard.ts'
import { Link, type LinkProps } from '@tanstack/react-router'
import { sentenceOfFact } from '../../platform/fact-sentences.ts'
import { nounPages } from '../../platform/noun-pages.ts'
import { Card } from '../../ui/card.tsx'
import { useFormats } from '../../ui/formats.tsx'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import classes from './home-page.module.css'

type Recent = Dashboard['recent'][number]

const MOST = 8

/** What happened lately that this person may hear of. */
export function RecentCard({ recent }: { recent: Recent[] }) {
  const shown = toldOnce(recent).slice(0, MOST)
  return (
    <Card label={<Trans>Lately</Trans>} title={<Trans>What happened</Trans>}>
      {shown.length === 0 ? (
        <p className={classes.quiet}>
          <Trans>Nothing happened yet.</Trans>
        </p>
      ) : (
        <ol className={classes.facts}>
          {shown.map(fact => (
            <FactLine fact={fact} key={fact.id} />
          ))}
        </ol>
      )}
    </Card>
  )
}

function FactLine({ fact }: { fact: Recent }) {
  const { who, sentence, name } = useWords(fact)
  const link = fact.about && nounPages[fact.about.noun]?.link(fact.about.id)
  const words = (
    <>
      <bdi>{sentence}</bdi>
      {name && (
        <span className={classes.about}>
          <bdi>{name}</bdi>
        </span>
      )}
    </>
  )
  return (
    <li className={classes.fact}>
      <PersonAvatar decorative id={who.id} name={who.name} size={20} />
      {link ? (
        <Link className={classes.factWords} {...(link as LinkProps)}>
          {words}
        </Link>
      ) : (
        <span className={classes.factWords}>{words}</span>
      )}
      <span className={classes.time}>
        <RelativeTime value={fact.at} />
      </span>
    </li>
  )
}

/** A customer is called by name; what a sentence names already isn't named again. */
function useWords(fact: Recent) {
  const { t } = useLingui()
  const formats = useFormats()
  const { type, about, details, actorId, actorName } = fact
  const customer = about?.name
  if (type === 'message.received' && customer)
    return { who: { id: about.id, name: customer }, sentence: t`${customer} wrote`, name: '' }
  const isSaid = [details.name, details.title, details.number].includes(about?.name)
  return {
    who: { id: actorId ?? actorName, name: actorName },
    sentence: sentenceOfFact(fact, formats),
    name: isSaid ? '' : (about?.name ?? ''),
  }
}

/** The same said of the same thing by the same person in a row is one thing that happened. */
function toldOnce(facts: Recent[]): Recent[] {
  return facts.filter((fact, index) => {
    const later = facts[index - 1]
    return !(
      later &&
      later.type === fact.type &&
      later.actorId === fact.actorId &&
      later.about?.id === fact.about?.id &&
      fact.about
    )
  })
}
