import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { customerWrote, withPage } from '../test/inbox.ts'
import { scratchDatabase } from '../test/scratch-database.ts'
import { jobFunctions } from './jobs.ts'
import { backUp } from './platform/backup.ts'
import { openDatabase } from './platform/db/open.ts'
import { startWorker } from './platform/jobs.ts'
import { restoreBackup } from './platform/restore.ts'
import { type Held, holdOutgoing } from './restored.ts'

const migrationsFolder = path.join(import.meta.dirname, '../prisma/migrations')

test('a restored copy sends nothing that was waiting when the backup was made; people decide about it', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const reply = await company.admin.api.inbox.conversations.reply({ id, content: 'On Sundays too' })
  await company.settled()
  const later = { content: 'Good morning', day: '2099-01-01', time: '09:00' }
  const scheduled = await company.admin.api.inbox.scheduledReplies.create({ id, ...later })
  // As if the backup had been made just before it was sent: a worker that died with it in hand, and a letter on its way.
  const unsent = { externalMessageId: null, status: 'queued' } as const
  await company.perform(async ctx => {
    await ctx.write.change('SocialMessage', { id: reply.id }, unsent)
    ctx.later('send-queued', { conversationId: id }, 3_600_000)
    ctx.later('mail-link', { kind: 'invitation', email: 'somebody@example.com' }, 3_600_000)
  })
  const folder = mkdtempSync(path.join(tmpdir(), 'steward-restored-'))
  const file = path.join(folder, 'waiting.backup')
  await backUp(company.platform.database, { file, keys: company.platform.env.keys })
  const scratch = await scratchDatabase(inject('serverUrl'), `${inject('databasePrefix')}_copy_${process.pid}`)
  const database = await openDatabase(scratch.url, 4)
  const called = company.graph.calls.length

  let held: Held | undefined
  const settle = async (write: Parameters<typeof holdOutgoing>[0]) => {
    held = await holdOutgoing(write)
  }
  await restoreBackup(database, { file, migrationsFolder, settle })
  await database.run("update jobs set run_at = created_at where id not like 'every:%'", [])
  const worker = startWorker({ ...company.platform, database, wakeJobs: () => {} }, jobFunctions)
  await worker.drain()
  await worker.stop()

  const { rows: messages } = await database.run(
    'select id as "id", status as "status", error_code as "code" from social_messages where status = \'Failed\'',
    [],
  )
  expect(messages).toContainEqual({ id: reply.id, status: 'failed', code: 'restored' })
  const { rows: waiting } = await database.run('select id as "id", held_for as "heldFor" from scheduled_replies', [])
  expect(waiting).toContainEqual({ id: scheduled.id, heldFor: 'RESTORED' })
  const { rows: letters } = await database.run('select status as "status" from jobs where name = \'mail-link\'', [])
  expect(letters).toEqual(letters.map(() => ({ status: 'dead' })))
  expect(held?.messages).toBeGreaterThanOrEqual(1)
  expect(held?.letters).toBe(letters.length)
  expect(company.graph.calls.slice(called).filter(({ method }) => method === 'POST')).toEqual([])
  expect((await company.admin.api.inbox.conversations.messages({ id })).items[0]?.status).toBe('queued')

  await company.perform(ctx => ctx.write.erase('Job', { companyId: company.id }))
  await database.close()
  await scratch.drop()
  rmSync(folder, { recursive: true })
}, 60_000)
