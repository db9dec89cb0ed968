import type { Invoice } from '@steward/contract/finance/invoices.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { api } from '../platform/api.ts'
import { showProblem } from '../platform/error-toast.ts'
import { newKey } from '../platform/link.ts'
import { isProblem } from '../platform/problem.ts'
import { type Draft, draftOf, isUnfinished, linesToSave } from './drafts.ts'
import { invoiceQuery, keepInvoice } from './invoices.ts'

/** `unfinished`: something typed can't be kept as it stands, such as a line without words or an invoice without a client. */
export type Saving = 'saved' | 'waiting' | 'saving' | 'unfinished' | 'failed' | 'changed_meanwhile'

// Long enough that a word is not saved letter by letter, short enough that nobody waits for it.
const PAUSE = 700

interface Options {
  /** What is on the server; nothing before the first save. */
  invoice: Invoice | undefined
  initial: Draft
  onCreated: (invoice: Invoice) => void
}

/** A draft that saves itself a moment after the last key, one request at a time, against the version it began from. */
export function useDraft({ invoice, initial, onCreated }: Options) {
  const cache = useQueryClient()
  const [draft, setDraft] = useState(initial)
  const [saving, setSaving] = useState<Saving>('saved')
  const [problem, setProblem] = useState<unknown>()
  // What saving needs to know between two renderings.
  const now = useRef({ draft: initial, stored: invoice, isDirty: false, key: newKey() })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<boolean>>(undefined)

  function edit(change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) {
    const before = now.current.draft
    const draft = { ...before, ...(typeof change === 'function' ? change(before) : change) }
    now.current = { ...now.current, draft, isDirty: true }
    setDraft(draft)
    if (saving === 'changed_meanwhile') return
    setSaving(canKeep(draft) ? 'waiting' : 'unfinished')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), PAUSE)
  }

  /** Saves what is not saved yet; false where that can't be done. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer.current)
    await running.current
    if (!now.current.isDirty) return saving !== 'changed_meanwhile'
    if (!canKeep(now.current.draft)) return false
    running.current = save()
    return running.current
  }

  async function save(): Promise<boolean> {
    const { draft, stored, key } = now.current
    now.current.isDirty = false
    setSaving('saving')
    try {
      const saved = await send(draft, stored, key)
      keepInvoice(cache, saved)
      now.current = { ...now.current, stored: saved, key: newKey() }
      setProblem(undefined)
      setSaving(now.current.isDirty ? 'waiting' : 'saved')
      if (!stored) onCreated(saved)
      return true
    } catch (error) {
      now.current.isDirty = true
      setProblem(error)
      setSaving(isProblem(error, 'CHANGED_MEANWHILE') ? 'changed_meanwhile' : 'failed')
      return false
    }
  }

  /** Gives up what was typed here for what is on the server. */
  async function reload() {
    const { stored } = now.current
    if (!stored) return
    try {
      adopt(await cache.fetchQuery({ ...invoiceQuery(stored.id), staleTime: 0 }))
    } catch (error) {
      showProblem(error)
    }
  }

  function adopt(newer: Invoice) {
    clearTimeout(timer.current)
    const draft = draftOf(newer)
    now.current = { draft, stored: newer, isDirty: false, key: newKey() }
    setDraft(draft)
    setProblem(undefined)
    setSaving('saved')
  }

  // Somebody else saved it while nobody was typing here: their version simply appears.
  const follow = useEffectEvent((newer: Invoice) => {
    const { stored, isDirty } = now.current
    const isNews = stored && newer.version > stored.version
    if (isNews && !isDirty && saving === 'saved') adopt(newer)
  })
  useEffect(() => {
    if (invoice) follow(invoice)
  }, [invoice])
  useEffect(() => () => clearTimeout(timer.current), [])

  return { draft, edit, saving, problem, flush, reload, stored: now.current.stored }
}

const canKeep = (draft: Draft) => draft.client !== null && !draft.lines.some(isUnfinished)

function send(draft: Draft, stored: Invoice | undefined, idempotencyKey: string): Promise<Invoice> {
  const input = {
    clientId: draft.client?.id ?? '',
    notes: draft.notes.trim() || null,
    ...(draft.dueDate && { dueDate: draft.dueDate }),
    lines: linesToSave(draft),
  }
  // The key stays while a creation is tried again: an answer that was lost on its way makes no second draft.
  if (!stored) {
    return api.finance.invoices.create.call({ ...input, leadId: draft.leadId }, { context: { idempotencyKey } })
  }
  return api.finance.invoices.change.call({ id: stored.id, ...input }, { context: { version: stored.version } })
}
