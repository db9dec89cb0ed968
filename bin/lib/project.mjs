// Where things are, and the few ways our commands run other programs.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const at = (...parts) => path.join(root, ...parts)
/** A program that a package of ours brings, to be run by this same Node. */
export const program = (name, file) => at('node_modules', name, file)

/** Runs a program to its end with our output; gives its exit code. */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      ...options,
      env: { ...process.env, ...options.env },
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })

/** Runs a program quietly; its output is given back, and shown if it fails. */
export async function quietly(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: root,
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  })
  const chunks = []
  child.stdout.on('data', chunk => chunks.push(chunk))
  child.stderr.on('data', chunk => chunks.push(chunk))
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }
}

/** Runs a program quietly and ends ours with what it said if it fails. */
export async function must(what, command, args, options) {
  const started = Date.now()
  const { code, output } = await quietly(command, args, options)
  if (code !== 0) {
    console.error(`${what} failed:\n${output}`)
    process.exit(1)
  }
  console.log(`${what}: ${((Date.now() - started) / 1000).toFixed(1)} s`)
}
