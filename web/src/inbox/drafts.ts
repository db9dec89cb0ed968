import { useState } from 'react'

interface Draft {
  text: string
  /** The last message that was there when its first word was written. */
  after: string | undefined
}

const keyOf = (id: string) => `steward.draft.${id}`
const nothing: Draft = { text: '', after: undefined }

function kept(id: string): Draft {
  const stored = localStorage.getItem(keyOf(id))
  try {
    const draft = stored && (JSON.parse(stored) as Draft)
    return draft && typeof draft.text === 'string' ? draft : nothing
  } catch {
    return nothing
  }
}

/** What somebody is writing to a customer: survives a reload, one for each conversation. */
export function useReplyDraft(id: string, lastMessage: string | undefined) {
  const [draft, setDraft] = useState(() => kept(id))
  const write = (text: string) => {
    const next: Draft = text ? { text, after: draft.text ? draft.after : lastMessage } : nothing
    setDraft(next)
    if (text) localStorage.setItem(keyOf(id), JSON.stringify(next))
    else localStorage.removeItem(keyOf(id))
  }
  return { ...draft, write }
}

/** What somebody is writing to colleagues about a conversation, kept likewise. */
export const useNoteDraft = (id: string) => useReplyDraft(`note.${id}`, undefined)
