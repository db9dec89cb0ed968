import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { scratchDatabase } from '../../test/scratch-database.ts'
import { type Company, newCompany } from '../../test/world.ts'
import { backUp } from './backup.ts'
import { tablesInOrder } from './backup-file.ts'
import type { Database } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import { missingKeys, restoreBackup } from './restore.ts'

const migrationsFolder = path.join(import.meta.dirname, '../../prisma/migrations')
const folder = mkdtempSync(path.join(tmpdir(), 'steward-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** An empty database beside the company's, for as long as the work takes. */
async function inScratch(name: string, work: (database: Database) => Promise<void>) {
  const scratch = await scratchDatabase(inject('serverUrl'), `${inject('databasePrefix')}_${name}_${process.pid}`)
  const database = await openDatabase(scratch.url, 2)
  try {
    await work(database)
  } finally {
    await database.close()
    await scratch.drop()
  }
}

const backupOf = async (company: Company, name: string) => {
  const file = path.join(folder, name)
  return { file, header: await backUp(company.platform.database, { file, keys: company.platform.env.keys }) }
}

/** What restoring trips over if it can: rows that need each other, bytes, long and strange texts, exact decimals, every kind of null. */
async function busyCompany() {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const lead = await company.lead(sara, { title: 'Bäckerei „Zum Anker“ 🥐' })
  await sara.api.crm.leads.win({ id: lead.id })
  await company.admin.api.tasks.tasks.create({ title: 'Call back', assignedTo: sara.employeeId, dueDate: '2026-12-24' })
  const sales = await company.admin.api.company.departments.create({ name: 'Sales', managerId: sara.employeeId })
  await company.admin.api.company.departments.create({ name: 'Sales, north', parentId: sales.id })
  const { items } = await company.admin.api.company.employees.list({ limit: 100 })
  await company.admin.api.company.employees.change({ id: sara.employeeId, departmentId: sales.id, salary: '4200.50' })
  expect(items.length).toBeGreaterThan(1)

  await company.perform(async ctx => {
    const { write } = ctx
    const content = Buffer.from([...Array(256).keys()]) as unknown as Uint8Array<ArrayBuffer>
    const logo = await write.insert('File', {
      purpose: 'logo',
      name: 'logo.png',
      type: 'image/png',
      size: 256,
      content,
    })
    await write.change('Company', { id: company.id }, { logoId: logo })

    const clientId = await write.insert('Client', { name: 'Anker', search: 'anker', notes: 'x'.repeat(100_000) })
    const bill = (creditOf: string | null, total: string) =>
      write.insert('Invoice', {
        clientId,
        creditOf,
        kind: creditOf ? 'credit' : 'invoice',
        currency: 'EUR',
        dueDate: '2026-12-31',
        subtotal: total,
        taxTotal: '0',
        totalAmount: total,
        paidAmount: '0',
        status: 'draft',
        search: 'anker',
        paper: { name: 'Anker', lines: ['„a“', null, 1.5] },
      })
    const invoice = await bill(null, '123456789012345.6789')
    await bill(invoice, '0.0001')

    const entry = (reversalOf: string | null) =>
      write.insert('Transaction', {
        type: reversalOf ? 'debit' : 'credit',
        category: 'Sales',
        amount: '99999.9999',
        date: '2026-02-28',
        reversalOf,
        search: '',
      })
    await entry(await entry(null))
    await write.insert('Integration', {
      id: company.id,
      provider: 'whatsapp',
      pageId: randomBytes(6).toString('hex'),
      accessToken: ctx.box.seal('EAAG-a-token', `integrations.access_token:${company.id}`),
      tokenEnding: 'oken',
      health: 'unchecked',
    })
  })
  await company.settled()
  return company
}

/** All rows of a company, table by table, as the drivers give them. */
async function rowsOf(database: Database, companyId: string) {
  const mark = database.dialect === 'postgresql' ? '$1' : '?'
  const found: Record<string, unknown[]> = {}
  for (const { table, columns, key } of tablesInOrder()) {
    const column = table === 'companies' ? 'id' : 'company_id'
    if (!columns.some(known => known.column === column)) continue
    const text = `select * from ${table} where ${column} = ${mark} order by ${key.join(', ')}`
    found[table] = (await database.run(text, [companyId])).rows
  }
  return found
}

test('a backup brings every row of every table back, and secrets still open', async () => {
  const company = await busyCompany()
  const before = await rowsOf(company.platform.database, company.id)
  const { file, header } = await backupOf(company, 'whole.backup')

  await inScratch('restored', async database => {
    await restoreBackup(database, { file, migrationsFolder })

    expect(await rowsOf(database, company.id)).toEqual(before)
    expect(Object.values(before).filter(rows => rows.length > 0).length).toBeGreaterThan(12)
    for (const [table, rows] of Object.entries(header.counts)) {
      const counted = await database.run(`select count(*) as "rows" from ${table}`, [])
      expect([table, Number(counted.rows[0]?.rows)]).toEqual([table, rows])
    }
    const { rows } = await database.run('select id as "id", access_token as "token" from integrations', [])
    const sealed = rows.find(({ id }) => id === company.id)?.token
    expect(company.platform.box.open(sealed, `integrations.access_token:${company.id}`)).toBe('EAAG-a-token')
  })
}, 60_000)

test('a backup that was cut short is refused and leaves the database empty', async () => {
  const company = await newCompany()
  const { file } = await backupOf(company, 'cut.backup')
  writeFileSync(file, readFileSync(file).subarray(0, -20))

  await inScratch('cut', async database => {
    await expect(restoreBackup(database, { file, migrationsFolder })).rejects.toThrow('cut short')

    expect((await database.run('select id from companies', [])).rows).toEqual([])
  })
})

test('nothing is restored over a company', async () => {
  const company = await newCompany()
  const { file } = await backupOf(company, 'twice.backup')

  await inScratch('twice', async database => {
    await restoreBackup(database, { file, migrationsFolder })

    await expect(restoreBackup(database, { file, migrationsFolder })).rejects.toThrow('holds a company already')
  })
})

test('a file that is no backup is refused with a sentence', async () => {
  const file = path.join(folder, 'holiday.jpg')
  writeFileSync(file, randomBytes(1000))

  await inScratch('photo', async database => {
    await migrate(database, migrationsFolder)

    await expect(restoreBackup(database, { file, migrationsFolder })).rejects.toThrow('no whole backup')
  })
})

test('a backup names its encryption keys without holding them, and leaves no half-written file', async () => {
  const company = await newCompany()
  const { keys } = company.platform.env
  const { header } = await backupOf(company, 'keys.backup')

  expect(missingKeys(header, keys)).toEqual([])
  expect(missingKeys(header, [{ id: 'test', key: randomBytes(32) }])).toEqual(['test'])
  expect(header.appKey).toBeUndefined()
  expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([])
})
