import type { Colleague } from '@steward/contract/inbox/conversations.ts'
import { presenceLasts } from '@steward/contract/platform/live.ts'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { api } from '../platform/api.ts'
import { hearPresence } from '../platform/live.ts'

const SETTLED_MS = 600
const AGAIN_MS = 20_000
const WRITING_AGAIN_MS = 4_000
const STOPPED_WRITING_MS = 5_000
const LOOK_ROUND_MS = 2_000

type Doing = Colleague['doing'] | 'gone'
type Held = Colleague & { until: number }

/**
 * Who of the colleagues has this conversation open and who is writing; and lets them know the same of whoever looks here. The customer
 * is shown that an answer is written on the channel it will come through.
 */
export function usePresence(id: string, through: string) {
  const [others, setOthers] = useState<Held[]>([])
  const [customerWritesUntil, setCustomerWrites] = useState(0)
  const writing = useRef({ toldAt: 0, stop: undefined as ReturnType<typeof setTimeout> | undefined })

  const hold = (colleagues: Colleague[]) =>
    setOthers(before => [
      ...before.filter(held => !colleagues.some(colleague => colleague.id === held.id)),
      ...colleagues.map(colleague => ({ ...colleague, until: Date.now() + presenceLasts[colleague.doing] })),
    ])
  const tell = useEffectEvent((doing: Doing) => {
    // What only colleagues would miss is no reason to trouble anybody.
    api.inbox.conversations.presence.call({ id: doing === 'writing' ? through : id, doing }).then(
      ({ others }) => doing !== 'gone' && hold(others),
      () => undefined,
    )
  })

  // Whoever writes while the next look is due is still writing.
  const tellHere = useEffectEvent(() =>
    tell(document.hidden ? 'gone' : writing.current.toldAt > 0 ? 'writing' : 'looking'),
  )

  useEffect(() => {
    const here = () => tellHere()
    // Whoever walks through the list with j and k is not in every conversation they pass.
    let isTold = false
    const settled = setTimeout(() => {
      isTold = true
      here()
    }, SETTLED_MS)
    const again = setInterval(() => !document.hidden && here(), AGAIN_MS)
    document.addEventListener('visibilitychange', here)
    const { current } = writing
    return () => {
      clearTimeout(settled)
      clearInterval(again)
      clearTimeout(current.stop)
      document.removeEventListener('visibilitychange', here)
      if (isTold) tell('gone')
    }
  }, [])

  useEffect(
    () =>
      hearPresence(({ noun, id: where, who, doing }) => {
        if (noun !== 'conversation' || where !== id) return
        if (who.isCustomer) return setCustomerWrites(doing === 'writing' ? Date.now() + presenceLasts.writing : 0)
        setOthers(before => [
          ...before.filter(held => held.id !== who.id),
          ...(doing === 'gone' ? [] : [{ ...who, doing, until: Date.now() + presenceLasts[doing] }]),
        ])
      }),
    [id],
  )
  const isSomebodyThere = others.length > 0 || customerWritesUntil > 0
  useEffect(() => {
    if (!isSomebodyThere) return
    const forget = () => {
      setOthers(before => before.filter(({ until }) => until > Date.now()))
      setCustomerWrites(until => (until > Date.now() ? until : 0))
    }
    const timer = setInterval(forget, LOOK_ROUND_MS)
    return () => clearInterval(timer)
  }, [isSomebodyThere])

  return {
    others: others.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    doesCustomerWrite: customerWritesUntil > 0,
    /** Called with every key; tells colleagues now and then. */
    onWriting: () => {
      const { current } = writing
      clearTimeout(current.stop)
      current.stop = setTimeout(() => {
        current.toldAt = 0
        tell('looking')
      }, STOPPED_WRITING_MS)
      if (Date.now() - current.toldAt < WRITING_AGAIN_MS) return
      current.toldAt = Date.now()
      tell('writing')
    },
    onDone: () => {
      const { current } = writing
      clearTimeout(current.stop)
      if (current.toldAt > 0) tell('looking')
      current.toldAt = 0
    },
  }
}
