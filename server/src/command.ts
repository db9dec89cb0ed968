import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Email } from '@steward/contract/platform/values.ts'
import { rules } from './access.ts'
import { passwordLink } from './identity/reset.ts'
import { installation } from './platform/actor.ts'
import { backUp } from './platform/backup.ts'
import { BackupUnusable, type Header } from './platform/backup-file.ts'
import { databaseClock } from './platform/clock.ts'
import type { Database } from './platform/db/database.ts'
import { pendingMigrations } from './platform/db/migrate.ts'
import { DatabaseUnusable, openDatabase } from './platform/db/open.ts'
import type { Writer } from './platform/db/writer.ts'
import { EmbeddedUnusable } from './platform/embedded/unusable.ts'
import { type Env, EnvUnusable, readEnv } from './platform/env.ts'
import { liveInProcess } from './platform/live.ts'
import { openLog } from './platform/log.ts'
import { headerOfBackup, missingKeys, restoreBackup } from './platform/restore.ts'
import { boxOf } from './platform/secrets.ts'
import { perform } from './platform/work.ts'
import { type Held, holdOutgoing } from './restored.ts'

/** A command cannot do what it was asked; the message says why. */
class CommandRefused extends Error {}

const commands: Record<string, (env: Env, words: string[], options: string[]) => Promise<void>> = {
  'reset-password': resetPassword,
  backup,
  restore,
}

async function resetPassword(env: Env, [word]: string[]) {
  const email = Email.safeParse(word)
  if (!email.success) throw new CommandRefused('Say whose: npm run reset-password -- ada@example.com')
  const link = await withDatabase(env, async database => {
    await expectMigrated(database)
    const clock = await databaseClock(database)
    const log = openLog('silent')
    const platform = { env, log, database, clock, rules, live: liveInProcess(), box: boxOf(env.keys), wakeJobs() {} }
    return perform(platform, { actor: installation }, ctx => passwordLink(ctx, email.data)).finally(() => clock.stop())
  })
  if (!link) throw new CommandRefused(`There is no active login with the address ${email.data}.`)
  console.log(`${email.data} was signed out everywhere and chooses a new password here, once, within 30 minutes:
${env.PUBLIC_URL ?? `http://localhost:${env.PORT}`}${link.path}`)
}

async function backup(env: Env, [word]: string[], options: string[]) {
  if (!word) throw new CommandRefused('Say where to: npm run backup -- steward.backup')
  const file = fileOf(word)
  const withKey = options.includes('--with-key')
  const header = await withDatabase(env, async database => {
    await expectMigrated(database)
    return backUp(database, { file, keys: env.keys, withKey })
  })
  const { size } = await stat(file)
  console.log(`${file}: ${rowsOf(header)} rows, ${(size / 1024 / 1024).toFixed(1)} MB.
${withKey ? 'The encryption key is inside: whoever has this file can read every secret in it. Keep it locked away.' : keyNote(env)}`)
}

const keyNote = (env: Env) =>
  `The encryption key is not inside. To restore, ${
    env.keyFile ? `${env.keyFile} is needed as well: keep a copy of it` : 'APP_KEY is needed as well: keep it'
  }, but not beside the backup.`

async function restore(env: Env, [word]: string[]) {
  if (!word) throw new CommandRefused('Say from where: npm run restore -- steward.backup')
  const file = fileOf(word)
  const given = await headerOfBackup(file)
  const lacking = missingKeys(given, env.keys)
  if (lacking.length && given.appKey && !env.keyFile)
    throw new CommandRefused(
      `The backup was made with another encryption key than APP_KEY. Set APP_KEY to the one it was made with.`,
    )
  let held: Held | undefined
  const settle = async (write: Writer) => {
    held = await holdOutgoing(write)
  }
  const header = await withDatabase(env, database => restoreBackup(database, { file, migrationsFolder, settle }))
  console.log(`${rowsOf(header)} rows of ${header.at} are back.`)
  if (held?.messages || held?.letters) console.log(heldNote(held))
  if (lacking.length && header.appKey && env.keyFile) putKeyBack(env.keyFile, header.appKey)
  else if (lacking.length) console.log(keyMissing(env))
}

const heldNote = ({ messages, letters }: Held) =>
  `Not sent from here: ${messages} messages to customers and ${letters} letters that were waiting when the backup was made, since they may
have been sent by the original. Messages stand in their conversations as failed and can be sent again; letters stand among the jobs that gave up.`

const keyMissing = (env: Env) =>
  `The tokens of channels were sealed with another encryption key than this installation has. ${
    env.keyFile
      ? `Put the key file that belongs to the backup in the place of ${env.keyFile} before you start`
      : 'Set APP_KEY to the one it was made with'
  }, or connect the channels anew. Everything else is as it was.`

// Nothing is sealed with the key of an empty installation; it is kept all the same.
function putKeyBack(keyFile: string, appKey: string) {
  renameSync(keyFile, `${keyFile}.before-restore`)
  writeFileSync(keyFile, `${appKey}\n`, { mode: 0o600 })
  console.log(`Its encryption key is in ${keyFile} now. If Steward is running, restart it.`)
}

const rowsOf = ({ counts }: Header) => Object.values(counts).reduce((sum, rows) => sum + rows, 0)

/** A file as the person wrote it, from where they stand: npm itself starts commands in the project's folder. */
const fileOf = (word: string) => path.resolve(process.env.INIT_CWD ?? '.', word)

async function expectMigrated(database: Database) {
  if ((await pendingMigrations(database, migrationsFolder)).length)
    throw new CommandRefused(
      'This database is not yet of the version of this program. Start Steward once, or use the version that runs on it.',
    )
}

/** Opens the database of this installation, and if it is the embedded one, beside the running server or alone. */
async function withDatabase<T>(env: Env, work: (database: Database) => Promise<T>): Promise<T> {
  const embedded = env.DATABASE_URL ? undefined : await reachEmbedded(env)
  try {
    const database = await openDatabase(env.DATABASE_URL ?? (embedded?.url as string), 2)
    return await work(database).finally(() => database.close())
  } finally {
    await embedded?.stop()
  }
}

async function reachEmbedded(env: Env): Promise<{ url: string; stop(): Promise<void> }> {
  const { runningEmbedded, startEmbedded } = await import('./platform/embedded/supervisor.ts')
  const running = await runningEmbedded(env.DATA_DIR)
  if (running) return { url: running.url, stop: async () => {} }
  return startEmbedded({ dataDir: env.DATA_DIR, log: (sentence: string) => console.log(sentence) })
}

/** Beside the sources as well as beside the built file. */
const migrationsFolder = ['../prisma/migrations', '../../server/prisma/migrations']
  .map(folder => fileURLToPath(new URL(folder, import.meta.url)))
  .find(existsSync) as string

async function main([name, ...rest]: string[]) {
  const command = commands[name ?? '']
  if (!command) throw new CommandRefused(`The commands are ${Object.keys(commands).join(', ')}.`)
  const isOption = (word: string) => word.startsWith('--')
  await command(
    readEnv(),
    rest.filter(word => !isOption(word)),
    rest.filter(isOption),
  )
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  error => {
    const expected = [CommandRefused, BackupUnusable, DatabaseUnusable, EmbeddedUnusable, EnvUnusable].some(
      kind => error instanceof kind,
    )
    console.error(expected ? error.message : error)
    process.exit(1)
  },
)
