import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A child that ended and was not waited for yet still has its number.
    return !/^\d+ \(.*\) Z/s.test(statOf(pid) ?? '')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function statOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return undefined
  }
}

/** When a process began, in clock ticks since boot; tells a process from a later one with the same number. Linux only. */
export const beganAt = (pid: number): string | undefined => statOf(pid)?.split(') ').at(-1)?.split(' ')[19]

/** The command line of a process, or undefined where the system does not tell. */
export function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return undefined
  }
}

/** Waits until something is so; false when it is not within the time. */
export async function within(ms: number, condition: () => boolean | Promise<boolean>, every = 50): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end; await sleep(every))
    if (await condition()) return true
  return condition()
}
