import { useLingui } from '@lingui/react/macro'
import type { Upload } from '@steward/contract/inbox/conversations.ts'
import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../platform/error-toast.ts'
import { sendFileSaying } from '../platform/files.ts'
import { newKey } from '../platform/link.ts'
import { useFormats } from '../ui/formats.tsx'

const MOST = 10

/** A file that is to leave with the next answer. */
export interface Attached {
  key: string
  file: File
  /** From 0 to 1. */
  progress: number
  /** There once the server has it. */
  upload?: Upload
  /** Why it is not there; one that will never go has no second try. */
  problem?: { sentence: string; isFinal: boolean }
}

/** Files beside an answer: each goes up at once, while its words are still being written. */
export function useUploads(conversationId: string, filesUpTo: number | null) {
  const { t } = useLingui()
  const { fileSize } = useFormats()
  const [items, setItems] = useState<Attached[]>([])
  const underWay = useRef(new Map<string, AbortController>())
  useEffect(() => {
    const { current } = underWay
    return () => {
      for (const controller of current.values()) controller.abort()
    }
  }, [])

  const change = (key: string, changes: Partial<Attached>) =>
    setItems(before => before.map(item => (item.key === key ? { ...item, ...changes } : item)))

  const start = async ({ key, file }: Attached) => {
    const controller = new AbortController()
    underWay.current.set(key, controller)
    try {
      const path = `/conversations/${conversationId}/uploads?name=${encodeURIComponent(file.name)}`
      const onProgress = (progress: number) => change(key, { progress })
      const upload = await sendFileSaying<Upload>(path, file, onProgress, controller.signal)
      change(key, { upload, progress: 1 })
    } catch (error) {
      if (!controller.signal.aborted) change(key, { problem: { sentence: sentenceOf(error), isFinal: false } })
    } finally {
      underWay.current.delete(key)
    }
  }

  const judged = (file: File, position: number): Attached['problem'] => {
    if (position >= MOST) return { sentence: t`At most ten files at once`, isFinal: true }
    if (file.size === 0) return { sentence: t`The file is empty`, isFinal: true }
    if (filesUpTo !== null && file.size > filesUpTo)
      return { sentence: t`Too large: this channel takes files up to ${fileSize(filesUpTo)}`, isFinal: true }
    return undefined
  }

  const add = (files: Iterable<File>) => {
    if (filesUpTo === null) return
    const fresh = [...files].map((file, at): Attached => {
      const problem = judged(file, items.length + at)
      return { key: newKey(), file, progress: 0, ...(problem && { problem }) }
    })
    setItems(before => [...before, ...fresh])
    for (const item of fresh) if (!item.problem) void start(item)
  }

  return {
    items,
    /** All of them can leave. */
    isReady: items.every(({ upload }) => upload),
    mayAttach: filesUpTo !== null,
    add,
    again(item: Attached) {
      const { problem: _, ...rest } = item
      setItems(before => before.map(one => (one === item ? { ...rest, progress: 0 } : one)))
      void start(item)
    },
    remove(key: string) {
      underWay.current.get(key)?.abort()
      setItems(before => before.filter(item => item.key !== key))
    },
    /** Takes them along with an answer. */
    take(): Attached[] {
      setItems([])
      return items
    },
    /** An answer that did not leave gives them back. */
    putBack: (back: Attached[]) => setItems(before => [...back, ...before]),
  }
}
