import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import classes from './together.module.css'

const PATIENCE_MS = 5_000
const FIRST = {
  type: 'active' as const,
  predicate: ({ state, meta }: Query) => state.data === undefined && !meta?.apart,
}

interface Props {
  /** Takes the place until then. */
  waiting: ReactNode
  children: ReactNode
}

/** Parts that ask for their own data come in at once, when the last of them has it: none pushes another away. */
export function Together({ waiting, children }: Props) {
  const cache = useQueryClient()
  const [isThere, setThere] = useState(false)
  const asking = useIsFetching(FIRST)
  // The parts have asked by now: their effects run before this one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever an answer has come
  useEffect(() => {
    if (cache.isFetching(FIRST) > 0) return
    // An answer is in the cache a moment before the part that asked for it is told.
    const told = setTimeout(() => setThere(true))
    return () => clearTimeout(told)
  }, [cache, asking])
  useEffect(() => {
    const timer = setTimeout(() => setThere(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div aria-busy={!isThere} className={classes.place}>
      {!isThere && waiting}
      <div className={classes.parts}>{children}</div>
    </div>
  )
}
