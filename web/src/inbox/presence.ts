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
type Held = Colleague & { heardAt: number; until: number }

// What was known at a moment; what was heard of somebody since then holds.
function withKnown(before: Held[], colleagues: Colleague[], at: number): Held[] {
  const news = colleagues.filter(({ id }) => !before.some(held => held.id === id && held.heardAt > at))
  return [
    ...before.filter(held => !news.some(({ id }) => id === held.id)),
    ...news.map(colleague => ({ ...colleague, heardAt: at, until: Date.now() + presenceLasts[colleague.doing] })),
  ]
}

/**
 * Who of the colleagues has this conversation open and who is writing; and lets them know the same of whoever looks here. The customer
 * is shown that an answer is written on the channel it will come through.
 */
export function usePresence(id: string, through: string) {
  const [others, setOthers] = useState<Held[]>([])
  const [customerWritesUntil, setCustomerWrites] = useState(0)
  const writing = useRef({ toldAt: 0, stop: undefined as ReturnType<typeof setTimeout> | undefined })

  // One after the other, so that none overtakes the one before it.
  const telling = useRef(Promise.resolve())
  const tell = useEffectEvent((doing: Doing) => {
    telling.current = telling.current.then(async () => {
      const askedAt = Date.now()
      // What only colleagues would miss is no reason to trouble anybody.
      const answer = await api.inbox.conversations.presence
        .call({ id: doing === 'writing' ? through : id, doing })
        .catch(() => undefined)
      if (answer && doing !== 'gone') setOthers(before => withKnown(before, answer.others, askedAt))
    })
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
        const now = Date.now()
        setOthers(before =>
          doing === 'gone' ? before.filter(held => held.id !== who.id) : withKnown(before, [{ ...who, doing }], now),
        )
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
