import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const START_MS = 60_000
export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Child {
  url: string
  pid: number
  stop(): Promise<void>
}

/** Starts a Node program and waits for the line that says where it listens. */
export function startNode(args: string[], env: NodeJS.ProcessEnv, within = START_MS): Promise<Child> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`${args[0]} did not start within ${within / 1000} s`))
    }, within)
    child.once('exit', code => reject(new Error(`${args.join(' ')} ended with ${code}`)))
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
      const url = /ready at (http:\S+)/.exec(said)?.[1]
      if (!url) return
      clearTimeout(late)
      resolve({ url: url.replace('localhost', '127.0.0.1'), pid: child.pid as number, stop: () => stop(child) })
    })
  })
}

const stop = (child: ChildProcess) =>
  new Promise<void>(resolve => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
