import { useEffect, useLayoutEffect, useRef, useState } from 'react'

const AT_END = 48
const FAR_UP = 900
const BEFORE_TOP = 900

interface Options {
  /** The first and the last message on screen. */
  first: string | undefined
  last: string | undefined
  hasOlder: boolean
  onOlder: () => void
  hasNewer: boolean
  onNewer: () => void
  /** Where it opens, in place of the first unread message or the end. */
  target: string | undefined
}

/**
 * Opens at the first unread message or at the end, stays at the end while somebody is there, and keeps what is read in its place
 * when older messages come in above.
 */
export function useScroll({ first, last, hasOlder, onOlder, hasNewer, onNewer, target }: Options) {
  const box = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const was = useRef({ first: undefined as string | undefined, height: 0, top: 0, isAtEnd: true, isOpen: false })
  const [isAtEnd, setAtEnd] = useState(true)
  const [isFarUp, setFarUp] = useState(false)

  const toEnd = (behavior: ScrollBehavior = 'smooth') =>
    box.current?.scrollTo({ top: box.current.scrollHeight, behavior })

  // biome-ignore lint/correctness/useExhaustiveDependencies: `last` makes it look again when something came in below
  useLayoutEffect(() => {
    const { current: scroller } = box
    if (!scroller || !first) return
    const before = was.current
    if (!before.isOpen) {
      const wanted = target && scroller.querySelector<HTMLElement>(`[data-message="${target}"]`)
      const unread = scroller.querySelector('#first-unread')
      if (wanted) {
        wanted.scrollIntoView({ block: 'center' })
        flash(wanted)
      } else if (unread)
        scroller.scrollTop += unread.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 16
      else scroller.scrollTop = scroller.scrollHeight
      before.isOpen = true
      before.isAtEnd = !hasNewer && distanceToEnd(scroller) < AT_END
      setAtEnd(before.isAtEnd)
    } else if (before.first !== first) {
      scroller.scrollTop += scroller.scrollHeight - before.height
    } else if (before.isAtEnd) scroller.scrollTop = scroller.scrollHeight
    before.first = first
    before.height = scroller.scrollHeight
  }, [first, last])

  // A field that grows or a picture that comes late moves nobody away from the end.
  useEffect(() => {
    const { current: scroller } = box
    if (!scroller || !content.current) return
    const watch = new ResizeObserver(() => {
      if (was.current.isAtEnd) scroller.scrollTop = scroller.scrollHeight
      was.current.height = scroller.scrollHeight
    })
    watch.observe(content.current)
    watch.observe(scroller)
    return () => watch.disconnect()
  }, [])

  const onScroll = () => {
    const { current: scroller } = box
    if (!scroller) return
    const rest = distanceToEnd(scroller)
    // A window that became smaller takes nobody away from the end; only going up does.
    const isGoingUp = scroller.scrollTop < was.current.top
    const isAtEnd = !hasNewer && (rest < AT_END || (was.current.isAtEnd && !isGoingUp))
    was.current = { ...was.current, isAtEnd, top: scroller.scrollTop }
    setAtEnd(isAtEnd)
    setFarUp(rest > FAR_UP)
    if (hasOlder && scroller.scrollTop < BEFORE_TOP) onOlder()
    if (hasNewer && rest < BEFORE_TOP) onNewer()
  }
  // Too few to scroll at all: the older ones are asked for at once.
  useEffect(() => {
    const { current: scroller } = box
    if (!scroller || scroller.scrollHeight > scroller.clientHeight) return
    if (hasOlder) onOlder()
    else if (hasNewer) onNewer()
  })

  const show = (id: string) => {
    const target = box.current?.querySelector<HTMLElement>(`[data-message="${id}"]`)
    target?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    if (target) flash(target)
  }
  return { box, content, onScroll, isAtEnd, isFarUp, toEnd, show }
}

const flash = (message: HTMLElement) =>
  message.animate([{ opacity: 1 }, { opacity: 0.35 }, { opacity: 1 }], { duration: 700, delay: 250 })

const distanceToEnd = ({ scrollHeight, scrollTop, clientHeight }: Element) => scrollHeight - scrollTop - clientHeight
