import { expect, test } from 'vitest'
import { sql } from '../src/platform/db/sql.ts'
import { tables } from '../src/platform/db/tables.ts'
import { theWorld } from './world.ts'

interface Found {
  columns: Map<string, { type: string; nullable: boolean }>
  keys: Set<string>
  links: Set<string>
}

async function introspect(): Promise<Map<string, Found>> {
  const { database } = (await theWorld()).opened.platform
  const own = database.dialect === 'postgresql' ? "'public'" : 'database()'
  const rows = async (text: string) => (await database.run(text, [])).rows
  const columns = await rows(
    `select table_name as "table", column_name as "column", data_type as "type", is_nullable as "nullable",
     character_maximum_length as "length", numeric_precision as "digits", numeric_scale as "scale", datetime_precision as "fraction"
     from information_schema.columns where table_schema = ${own}`,
  )
  const keys = await rows(
    database.dialect === 'postgresql'
      ? `select t.relname as "table", string_agg(a.attname, ',' order by k.position) as "columns", case when x.indisunique then 1 else 0 end as "unique"
         from pg_index x join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
         cross join lateral unnest(x.indkey) with ordinality as k(number, position)
         join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number group by t.relname, x.indexrelid, x.indisunique`
      : `select table_name as "table", group_concat(column_name order by seq_in_index) as "columns", 1 - min(non_unique) as "unique"
         from information_schema.statistics where table_schema = database() group by table_name, index_name`,
  )
  const links = await rows(
    database.dialect === 'postgresql'
      ? `select t.relname as "table", f.relname as "to", (select string_agg(a.attname, ',' order by k.position) from unnest(c.conkey) with ordinality as k(number, position)
           join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as "columns",
         (select string_agg(a.attname, ',' order by k.position) from unnest(c.confkey) with ordinality as k(number, position)
           join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number) as "references"
         from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid where c.contype = 'f'`
      : `select table_name as "table", referenced_table_name as "to", group_concat(column_name order by ordinal_position) as "columns",
         group_concat(referenced_column_name order by ordinal_position) as "references" from information_schema.key_column_usage
         where table_schema = database() and referenced_table_name is not null group by table_name, constraint_name, referenced_table_name`,
  )
  const found = new Map<string, Found>()
  for (const row of columns) {
    const table = found.get(row.table) ?? { columns: new Map(), keys: new Set(), links: new Set() }
    table.columns.set(row.column, { type: typeOf(row), nullable: row.nullable === 'YES' })
    found.set(row.table, table)
  }
  for (const { table, columns, unique } of keys) found.get(table)?.keys.add(`${unique ? 'unique ' : ''}${columns}`)
  for (const { table, columns, to, references } of links)
    found.get(table)?.links.add(`${columns} -> ${to}(${references})`)
  return found
}

function typeOf({ type, length, digits, scale, fraction }: Record<string, string | number>): string {
  const name = String(type).toLowerCase()
  if (name.startsWith('character varying') || name === 'varchar') return `varchar(${length})`
  if (name === 'numeric' || name === 'decimal') return `decimal(${digits},${scale})`
  if (name.startsWith('timestamp') || name === 'datetime') return `instant(${fraction})`
  if (name === 'integer' || name === 'int') return 'int'
  if (name === 'boolean' || name === 'tinyint') return 'boolean'
  if (name === 'text' || name === 'mediumtext') return 'text'
  if (name === 'jsonb' || name === 'json' || name === 'longtext') return 'json'
  if (name === 'bytea' || name === 'longblob') return 'bytes'
  if (name === 'user-defined' || name === 'enum') return 'enum'
  return name
}

function expectedType({ kind, type, native }: (typeof tables)['Lead']['columns'][string]): string {
  if (kind === 'enum') return 'enum'
  if (native?.[0] === 'Date') return 'date'
  if (native?.[0] === 'Text') return 'text'
  if (native?.[1].length) return `${native[0].toLowerCase()}(${native[1].join(',')})`
  return { DateTime: 'instant(3)', Json: 'json', Bytes: 'bytes', Boolean: 'boolean', Int: 'int' }[type] ?? type
}

test('the migrated database is what the models say: tables, columns, keys and links', async () => {
  const found = await introspect()

  expect([...found.keys()].filter(name => name !== '_prisma_migrations').sort()).toEqual(
    Object.values(tables)
      .map(({ table }) => table)
      .sort(),
  )
  for (const { table, columns, keys, links } of Object.values(tables)) {
    const here = found.get(table) as Found
    const expected = Object.values(columns).map(column => [
      column.column,
      { type: expectedType(column), nullable: column.nullable },
    ])
    expect([table, Object.fromEntries(here.columns)]).toEqual([table, Object.fromEntries(expected)])
    const wanted = keys.map(key => `${key.type === 'normal' ? '' : 'unique '}${key.columns.join(',')}`)
    expect([table, wanted.filter(key => !here.keys.has(key))]).toEqual([table, []])
    expect([table, [...here.links].sort()]).toEqual([
      table,
      links.map(link => `${link.columns.join(',')} -> ${link.to}(${link.references.join(',')})`).sort(),
    ])
  }
})

// The specification's own words: tables and columns under exactly these names.
const specification: Record<string, string[]> = {
  users: ['id', 'email', 'password_hash', 'role_id', 'profile_image', 'created_at'],
  roles: ['id', 'name', 'permissions'],
  departments: ['id', 'name', 'manager_id'],
  employees: ['id', 'user_id', 'department_id', 'designation', 'salary', 'join_date'],
  leads: ['id', 'title', 'source', 'status', 'assigned_to', 'value'],
  clients: ['id', 'name', 'contact_info', 'address'],
  tasks: ['id', 'title', 'description', 'priority', 'due_date', 'assigned_to', 'status'],
  invoices: ['id', 'client_id', 'issue_date', 'due_date', 'total_amount', 'status'],
  transactions: ['id', 'type', 'category', 'amount', 'date'],
  integrations: ['id', 'provider', 'page_id', 'access_token', 'is_active'],
  social_conversations: ['id', 'platform', 'external_user_id', 'external_user_name', 'status', 'last_message_at'],
  social_messages: ['id', 'conversation_id', 'sender_type', 'content', 'created_at'],
}
const specifiedLinks: [table: string, column: string, to: string][] = [
  ['users', 'role_id', 'roles'],
  ['departments', 'manager_id', 'employees'],
  ['employees', 'user_id', 'users'],
  ['employees', 'department_id', 'departments'],
  ['leads', 'assigned_to', 'employees'],
  ['tasks', 'assigned_to', 'employees'],
  ['invoices', 'client_id', 'clients'],
  ['social_messages', 'conversation_id', 'social_conversations'],
]
const specifiedValues: [table: string, column: string, values: string[]][] = [
  ['leads', 'status', ['New', 'Negotiation', 'Won', 'Lost']],
  ['tasks', 'priority', ['Low', 'Medium', 'High']],
  ['tasks', 'status', ['Todo', 'In Progress', 'Done']],
  ['invoices', 'status', ['Paid', 'Unpaid', 'Overdue']],
  ['transactions', 'type', ['Credit', 'Debit']],
  ['integrations', 'provider', ['facebook', 'whatsapp']],
  ['social_conversations', 'status', ['Open', 'Closed']],
  ['social_messages', 'sender_type', ['customer', 'agent']],
]

test('every table, column, link and value of the specification exists under its own name', async () => {
  const found = await introspect()

  for (const [table, columns] of Object.entries(specification)) {
    expect([table, columns.filter(column => !found.get(table)?.columns.has(column))]).toEqual([table, []])
  }
  for (const [table, column, to] of specifiedLinks) {
    expect([...(found.get(table)?.links ?? [])]).toContain(`company_id,${column} -> ${to}(company_id,id)`)
  }
  for (const [table, column, values] of specifiedValues)
    expect(await valuesOf(table, column)).toEqual(expect.arrayContaining(values))
  expect([...(found.get('users')?.keys ?? [])]).toContain('unique email')
})

async function valuesOf(table: string, column: string): Promise<string[]> {
  const { database } = (await theWorld()).opened.platform
  if (database.dialect === 'postgresql') {
    const { rows } = await database.run(
      `select e.enumlabel as "value" from pg_enum e join pg_attribute a on a.atttypid = e.enumtypid join pg_class t on t.oid = a.attrelid where t.relname = $1 and a.attname = $2`,
      [table, column],
    )
    return rows.map(row => row.value)
  }
  const { rows } = await database.run(
    'select column_type as "type" from information_schema.columns where table_schema = database() and table_name = ? and column_name = ?',
    [table, column],
  )
  return [...String(rows[0]?.type).matchAll(/'([^']*)'/g)].map(match => match[1] as string)
}

test('a text that names a table itself is refused before it reaches the database', () => {
  expect(() => sql`select 1 from leads`).toThrow('without a scope')
  expect(() => sql`select 1; drop`).toThrow('without a scope')
  expect(() => sql`from ${sql`x`} l, clients`).toThrow('without a scope')
})
