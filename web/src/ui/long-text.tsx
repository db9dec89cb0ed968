import { Trans } from '@lingui/react/macro'
import { Button, Group, Textarea } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useState } from 'react'
import type { Save } from './edited-property.tsx'
import classes from './long-text.module.css'
import { toast } from './toast.tsx'

interface Props {
  label: string
  /** What is typed is kept on this device under this name until it is saved: a reload loses nothing. */
  name: string
  value: string | null
  placeholder?: string
  maxLength: number
  /** Left out, the text can only be read. */
  onSave?: Save<string | null> | undefined
}

/** A long text, written where it stands. Ctrl-Enter saves. */
export function LongText({ label, name, value, placeholder, maxLength, onSave }: Props) {
  const [draft, setDraft, forget] = useLocalStorage<string | null>({
    key: `steward-draft-${name}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const [isSaving, setSaving] = useState(false)
  if (!onSave) {
    return value ? (
      <p className={classes.text} dir="auto">
        {value}
      </p>
    ) : (
      <p className={classes.nothing}>—</p>
    )
  }

  const isChanged = draft !== null && draft.trim() !== (value ?? '')
  const save = async () => {
    if (!isChanged) return forget()
    setSaving(true)
    try {
      const { undo } = await onSave(draft.trim() || null)
      forget()
      toast(<Trans>{label} saved</Trans>, { id: `saved-${name}`, undo })
    } catch {
      // The draft stays, and the refusal has been told.
    } finally {
      setSaving(false)
    }
  }
  return (
    <div className={classes.frame}>
      <Textarea
        aria-label={label}
        autosize
        className={classes.field}
        maxLength={maxLength}
        maxRows={30}
        minRows={3}
        onChange={event => setDraft(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        }}
        placeholder={placeholder}
        value={draft ?? value ?? ''}
      />
      {isChanged && (
        <Group gap={8} justify="flex-end" mt={8}>
          <span className={classes.note}>
            <Trans>Not saved yet</Trans>
          </span>
          <Button onClick={forget} size="compact-sm" variant="default">
            <Trans>Discard</Trans>
          </Button>
          <Button loading={isSaving} onClick={() => void save()} size="compact-sm">
            <Trans>Save</Trans>
          </Button>
        </Group>
      )}
    </div>
  )
}
