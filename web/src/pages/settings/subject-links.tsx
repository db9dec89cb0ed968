import { useLingui } from '@lingui/react/macro'
import type { NamedFact } from '@steward/contract/platform/history.ts'
import { Link, type LinkProps } from '@tanstack/react-router'
import { nounPages } from '../../platform/noun-pages.ts'
import { useMayOpen } from '../../platform/rights.ts'
import classes from './audit-page.module.css'

/** What a fact is about and that has a page, by name. */
export function SubjectLinks({ subjects }: Pick<NamedFact, 'subjects'>) {
  const { i18n } = useLingui()
  const mayOpen = useMayOpen()
  return subjects.map(({ noun, id, name }) => {
    const page = nounPages[noun]
    if (!page) return null
    const link = page.link(id)
    if (!mayOpen(link.to)) return null
    return (
      <Link className={classes.subject} key={id} {...(link as LinkProps)}>
        <bdi>{name ?? i18n._(page.words)}</bdi>
      </Link>
    )
  })
}
