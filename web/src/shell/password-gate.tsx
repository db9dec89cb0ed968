import { lazy, Suspense, useEffect, useState } from 'react'
import { askPasswordWith } from '../platform/password-needed.ts'

const PasswordDialog = lazy(() => import('./password-dialog.tsx'))

/** Opens the password dialog for whichever call the server wants confirmed. */
export function PasswordGate() {
  const [asked, setAsked] = useState<{ answer: (isConfirmed: boolean) => void }>()
  useEffect(() => askPasswordWith(() => new Promise(resolve => setAsked({ answer: resolve }))), [])
  if (!asked) return null
  const close = (isConfirmed: boolean) => {
    setAsked(undefined)
    asked.answer(isConfirmed)
  }
  return (
    <Suspense>
      <PasswordDialog onClose={close} />
    </Suspense>
  )
}
