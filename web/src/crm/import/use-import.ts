import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../platform/error-toast.ts'
import { type Batch, batchesOf, lookAt, type Row, type Send } from './run.ts'

export type Existing = 'skip' | 'add'

interface Running {
  batches: Batch[]
  existing: Existing
  done: number
  added: number
  total: number
  trouble?: string
}

/** Has rows looked at as soon as they are known, and brings them in portion by portion. */
export function useImport(name: string, rows: Row[] | undefined, send: Send) {
  const [running, setRunning] = useState<Running>()
  const look = useQuery({
    queryKey: ['import', name, rows],
    queryFn: () => lookAt(rows ?? [], send),
    enabled: rows !== undefined && running === undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

  const run = async (start: Running) => {
    let now: Running = start
    setRunning(now)
    for (const batch of start.batches) {
      try {
        const { added } = await send({ rows: batch.rows, check: false, existing: start.existing }, batch.key)
        now = {
          ...now,
          batches: now.batches.filter(other => other !== batch),
          done: now.done + batch.rows.length,
          added: now.added + added,
        }
        setRunning(now)
      } catch (error) {
        setRunning({ ...now, trouble: sentenceOf(error) })
        return
      }
    }
  }
  return {
    look: look.data,
    lookError: look.error,
    lookAgain: () => void look.refetch(),
    running,
    isOver: running?.batches.length === 0,
    start: (existing: Existing) => {
      if (rows) void run({ batches: batchesOf(rows), existing, done: 0, added: 0, total: rows.length })
    },
    /** Goes on with the portion that failed. */
    goOn: () => {
      if (!running) return
      const { trouble: _, ...rest } = running
      void run(rest)
    },
    reset: () => setRunning(undefined),
  }
}
