type Ask = () => Promise<boolean>

let ask: Ask = async () => false
let asking: Promise<boolean> | undefined

/** The dialog that asks for the password; resolves to false when it was cancelled. Returns how to take it away again. */
export function askPasswordWith(dialog: Ask): () => void {
  ask = dialog
  return () => {
    ask = async () => false
  }
}

/** Asks once, however many calls are waiting for it. */
export function confirmPassword(): Promise<boolean> {
  asking ??= ask().finally(() => {
    asking = undefined
  })
  return asking
}
