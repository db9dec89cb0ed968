import { useLingui } from '@lingui/react/macro'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useFormats } from './formats.tsx'
import classes from './page.module.css'

interface Slots {
  title: HTMLElement | null
  actions: HTMLElement | null
}

/** Where the shell's top bar takes a page's title and its primary action. */
export const PageSlots = createContext<Slots | null>(null)

interface Props {
  /** Also the browser tab's. */
  title: string
  /** How many there are, beside the title. */
  count?: number | null
  /** The way here: `[{ label: 'Leads', to: '/leads' }]`. */
  trail?: { label: string; to: LinkProps['to'] }[]
  /** The one primary action. */
  action?: ReactNode
  /** Search, filters, view switch, sort. */
  tools?: ReactNode
  /** `scroll`: flows and scrolls as one. `fill`: children take the height and scroll by themselves (tables, boards, inbox). */
  body?: 'scroll' | 'fill'
  /** On a phone it has the whole screen to itself, without the bars above and below. */
  isWholePhone?: boolean
  /** The widest a flowing page gets, in pixels. */
  width?: number
  children: ReactNode
}

/** Title row in the top bar, tools row, content. */
export function Page({
  title,
  count,
  trail = [],
  action,
  tools,
  body = 'scroll',
  isWholePhone = false,
  width,
  children,
}: Props) {
  const slots = useContext(PageSlots)
  useEffect(() => {
    document.title = `${title} · Steward`
  }, [title])
  useEffect(() => {
    document.documentElement.toggleAttribute('data-whole-phone', isWholePhone === true)
    return () => document.documentElement.removeAttribute('data-whole-phone')
  }, [isWholePhone])
  // Outside the shell, as when the server is away at the first load, a page stands alone.
  const Frame = slots ? 'div' : 'main'
  return (
    <>
      {slots?.title && createPortal(<PageTitle count={count} title={title} trail={trail} />, slots.title)}
      {slots?.actions && createPortal(action, slots.actions)}
      <Frame className={classes.page} data-body={body}>
        {!slots && <h1 className={classes.unseen}>{title}</h1>}
        {tools && <div className={classes.tools}>{tools}</div>}
        <div className={classes.body} style={width ? { maxWidth: width } : undefined}>
          {children}
        </div>
      </Frame>
    </>
  )
}

function PageTitle({ title, count, trail }: Required<Pick<Props, 'title' | 'trail'>> & Pick<Props, 'count'>) {
  const { t } = useLingui()
  const { number } = useFormats()
  return (
    <>
      {trail.length > 0 && (
        <nav aria-label={t`Breadcrumb`} className={classes.trail}>
          {trail.map(step => (
            <span key={step.label}>
              <Link aria-label={step.label} to={step.to}>
                <IconChevronLeft aria-hidden className={classes.back} size={22} stroke={1.75} />
                <span className={classes.stepWord}>{step.label}</span>
              </Link>
              <span aria-hidden className={classes.slash}>
                /
              </span>
            </span>
          ))}
        </nav>
      )}
      <h1 className={classes.title} dir="auto" title={title}>
        {title}
      </h1>
      {typeof count === 'number' && <span className={`${classes.count} numbers`}>{number(count)}</span>}
    </>
  )
}

/** A part of a flowing page with a heading of its own. */
export function PageSection({
  title,
  action,
  children,
}: {
  title: ReactNode
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}
