import { useSyncExternalStore } from 'react'

/** Something the screen in front offers: by a key, in the palette, on the sheet of keys. */
export interface Command {
  keys: string
  words: string
  run: () => void
}

let offered: readonly Command[] = []
const listeners = new Set<() => void>()

function tell(next: readonly Command[]) {
  offered = next
  for (const listener of listeners) listener()
}

/** Offers a command until the returned function is called. */
export function offer(command: Command): () => void {
  tell([...offered, command])
  return () => tell(offered.filter(other => other !== command))
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What the screen in front offers right now. */
export const useCommands = () => useSyncExternalStore(subscribe, () => offered)

/** Runs the command of these keys as soon as the screen being opened offers it; gives up after five seconds. */
export function runOnceOffered(keys: string): void {
  const find = () => offered.find(command => command.keys === keys)
  const attempt = () => {
    const command = find()
    if (!command) return
    end()
    command.run()
  }
  const stop = subscribe(attempt)
  const timer = setTimeout(stop, 5_000)
  const end = () => {
    clearTimeout(timer)
    stop()
  }
  attempt()
}
