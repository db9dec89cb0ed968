import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

const takers: (() => Promise<void>)[] = []

/** Fetches the code of every part known so far, one after the other. */
export async function fetchParts(): Promise<void> {
  for (const take of takers) await take().catch(() => undefined)
}

/**
 * A part of a page whose code is fetched by itself: once the first screen stands, by `fetch` before that, or when it is first drawn.
 * Once its code is here it is drawn at once. React's `lazy` would suspend even then, and hold back what it reveals for up to 300 ms.
 */
export function apart<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let Part: ComponentType<Props> | undefined
  let coming: Promise<void> | undefined
  const take = () => {
    coming ??= load().then(
      part => {
        Part = part
      },
      error => {
        coming = undefined
        throw error
      },
    )
    return coming
  }
  takers.push(take)

  /** `waiting` takes its place until its code is here. */
  function Apart({ waiting = null, ...props }: Props & { waiting?: ReactNode }) {
    const [known, setKnown] = useState<{ failed?: unknown }>()
    useEffect(() => {
      if (Part) return
      let isLeft = false
      take().then(
        () => isLeft || setKnown({}),
        failed => isLeft || setKnown({ failed }),
      )
      return () => {
        isLeft = true
      }
    }, [])
    if (known?.failed) throw known.failed
    return Part ? <Part {...(props as unknown as Props)} /> : waiting
  }
  return Object.assign(Apart, {
    /** Fetches the code ahead. A failure is told where the part is drawn. */
    fetch: () => void take().catch(() => undefined),
  })
}
