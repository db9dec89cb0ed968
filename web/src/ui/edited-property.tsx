import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import classes from './property-list.module.css'
import { Nothing, Property } from './property-list.tsx'
import { toast } from './toast.tsx'

/** Saves one fact, and says what takes it back. Rejects when it was refused; whoever rejects has said why. */
export type Save<Value> = (value: Value) => Promise<{ undo: () => Promise<unknown> }>

interface Props<Value> {
  label: string
  value: Value
  /** How it reads while nobody edits it; empty shows a dash or the placeholder. */
  shown: ReactNode
  placeholder?: string
  /** Left out, the fact can only be read. */
  onSave?: Save<Value>
  isChoice?: boolean
  /** What is shown has links of its own; then a pencil beside it opens the field. */
  hasLinks?: boolean
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
export function EditedProperty<Value>(property: Props<Value>) {
  const { label, value, shown, placeholder, onSave, isChoice, hasLinks, editor } = property
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
      const { undo } = await onSave(next)
      toast(<Trans>{label} saved</Trans>, { id: `saved-${label}`, undo })
    } catch {
      // The refusal is told by whoever saves; the fact on screen is the old one again.
    } finally {
      setSaving(false)
    }
  }
  const begin = () => setEdit({ draft: value })
  return (
    <Property label={label}>
      {!edit && hasLinks && shown ? (
        <div className={classes.linked} data-saving={isSaving || undefined}>
          <div className={classes.links}>{words}</div>
          <ActionIcon aria-label={t`Change ${label}`} onClick={begin} ref={button} size={28}>
            <IconPencil aria-hidden size={14} stroke={1.75} />
          </ActionIcon>
        </div>
      ) : !edit ? (
        <button
          aria-label={t`Change ${label}`}
          className={classes.show}
          data-choice={isChoice || undefined}
          data-saving={isSaving || undefined}
          onClick={begin}
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
