import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useRef, useState } from 'react'
import classes from './property-list.module.css'
import { Nothing, Property } from './property-list.tsx'
import { toast } from './toast.tsx'

/** Saves one fact. Rejects when it was refused; whoever rejects has said why. */
export type Save<Value> = (value: Value) => Promise<unknown>

interface Props<Value> {
  label: string
  value: Value
  /** How it reads while nobody edits it; empty shows a dash or the placeholder. */
  shown: ReactNode
  placeholder?: string
  /** Left out, the fact can only be read. */
  onSave?: Save<Value>
  isChoice?: boolean
  editor: (edit: Editing<Value>) => ReactNode
}

export interface Editing<Value> {
  draft: Value
  setDraft: (draft: Value) => void
  /** Saves the draft, or what is given, if it differs. */
  save: (value?: Value) => void
  cancel: () => void
}

/** A fact that a click turns into a field: saved on its own, with undo. Escape leaves it as it was. */
export function EditedProperty<Value>({ label, value, shown, placeholder, onSave, isChoice, editor }: Props<Value>) {
  const { t } = useLingui()
  const button = useRef<HTMLButtonElement>(null)
  const [edit, setEdit] = useState<{ draft: Value }>()
  const [isSaving, setSaving] = useState(false)
  const words = shown ? shown : <Nothing>{onSave ? placeholder : undefined}</Nothing>
  if (!onSave) return <Property label={label}>{words}</Property>

  const close = () => {
    setEdit(undefined)
    requestAnimationFrame(() => button.current?.focus())
  }
  const save = async (next: Value) => {
    close()
    if (next === value) return
    setSaving(true)
    try {
      await onSave(next)
      toast(<Trans>{label} saved</Trans>, { id: `saved-${label}`, undo: () => onSave(value) })
    } catch {
      // The refusal is told by whoever saves; the fact on screen is the old one again.
    } finally {
      setSaving(false)
    }
  }
  return (
    <Property label={label}>
      {!edit ? (
        <button
          aria-label={t`Change ${label}`}
          className={classes.show}
          data-choice={isChoice || undefined}
          data-saving={isSaving || undefined}
          onClick={() => setEdit({ draft: value })}
          ref={button}
          type="button"
        >
          {words}
        </button>
      ) : (
        <div className={classes.field}>
          {editor({
            draft: edit.draft,
            setDraft: draft => setEdit({ draft }),
            save: (next = edit.draft) => void save(next),
            cancel: close,
          })}
        </div>
      )}
    </Property>
  )
}
