import { Trans, useLingui } from '@lingui/react/macro'
import { IconCheck, IconCloudUpload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type Draft, isWordless } from './drafts.ts'
import classes from './saving-note.module.css'
import type { Saving } from './use-draft.ts'

/** Says in two words whether what was typed is kept. */
export function SavingNote({ saving, isNew }: { saving: Saving; isNew: boolean }) {
  const { t } = useLingui()
  const words: Record<Saving, string> = {
    saved: isNew ? t`Saves itself` : t`Saved`,
    waiting: t`Saving…`,
    saving: t`Saving…`,
    unfinished: t`Not saved yet`,
    failed: t`Not saved`,
    changed_meanwhile: t`Not saved`,
  }
  const isFine = saving === 'saved' && !isNew
  const Sign = isFine ? IconCheck : IconCloudUpload
  return (
    <span aria-live="polite" className={classes.note} data-trouble={saving === 'failed' || undefined}>
      <Sign aria-hidden size={14} stroke={1.75} />
      {words[saving]}
    </span>
  )
}

/** Why nothing is saved right now, and what to do. */
export function SavingTrouble({ children, action }: { children: ReactNode; action: ReactNode }) {
  return (
    <div className={classes.trouble} role="alert">
      <span>{children}</span>
      {action}
    </div>
  )
}

/** What a draft waits for before it can be kept. */
export function WhatIsMissing({ draft }: { draft: Draft }) {
  return (
    <p className={classes.missing}>
      {!draft.client && <Trans>It is saved as soon as it has a client.</Trans>}
      {draft.client && draft.lines.some(isWordless) && (
        <Trans>It is saved as soon as every line says what it is for.</Trans>
      )}
      {draft.client && !draft.lines.some(isWordless) && (
        <Trans>It is saved as soon as no percentage is above 100.</Trans>
      )}
    </p>
  )
}
