// npm run migration: writes the first migration of both providers from the models.
// Until the first release the one migration is rewritten; from then on changes are added by hand as further folders,
// and the test "the migrated database is what the models say" tells whether they are right.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const { enums, tables } = JSON.parse(readFileSync(new URL('../server/src/generated/tables.json', import.meta.url)))
const inOrderOfPeople = table =>
  new Set(
    table.keys
      .filter(key => key.type === 'normal')
      .flatMap(key => key.columns.filter(c => c === 'name' || c === 'title')),
  )

const dialects = {
  postgresql: {
    quote: name => `"${name}"`,
    types: {
      DateTime: 'TIMESTAMP(3)',
      Json: 'JSONB',
      Bytes: 'BYTEA',
      Boolean: 'BOOLEAN',
      Int: 'INTEGER',
      Text: 'TEXT',
    },
    enumType: name => `"${name}"`,
    collate: 'COLLATE "und-x-icu"',
    suffix: '',
  },
  mysql: {
    quote: name => `\`${name}\``,
    types: {
      DateTime: 'DATETIME(3)',
      Json: 'JSON',
      Bytes: 'LONGBLOB',
      Boolean: 'BOOLEAN',
      Int: 'INTEGER',
      Text: 'MEDIUMTEXT',
    },
    enumType: name =>
      `ENUM(${Object.values(enums[name])
        .map(value => `'${value}'`)
        .join(', ')})`,
    collate: 'COLLATE utf8mb4_unicode_ci',
    // Exact comparison, as PostgreSQL has it; names and titles alone are ordered and matched as people do.
    suffix: ' DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
  },
}

// What Prisma has no word for either: see docs/decisions/0004-search-in-a-folded-column.md.
const SEARCHED_BY_WORDS = 'message_words'
const WORDS_INDEX = 'message_words_words_idx'
const wordsIndex =
  `CREATE INDEX "${WORDS_INDEX}" ON "${SEARCHED_BY_WORDS}" USING gin (array_to_tsvector(string_to_array(ltrim("words"), ' ')))` +
  ' WITH (gin_pending_list_limit = 256)'

for (const [provider, dialect] of Object.entries(dialects)) {
  const folder = new URL(`../server/prisma/migrations/${provider}/20261123000000_start/`, import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('migration.sql', folder), `${statements(provider, dialect).join(';\n\n')};\n`)
}

function statements(provider, { quote, types, enumType, collate, suffix }) {
  const list = columns => columns.map(quote).join(', ')
  const typeOf = ({ type, kind, native }) => {
    if (kind === 'enum') return enumType(type)
    if (native?.[0] === 'Date') return 'DATE'
    if (native?.[1]?.length) return `${native[0].toUpperCase()}(${native[1].join(',')})`
    if (native) return types[native[0]]
    return types[type]
  }
  const literal = value => (typeof value === 'string' ? `'${value}'` : String(value))
  const column = (spec, sorted) =>
    [
      `  ${quote(spec.column)} ${typeOf(spec)}`,
      sorted.has(spec.column) && collate,
      spec.nullable ? 'NULL' : 'NOT NULL',
      spec.default !== undefined && `DEFAULT ${literal(spec.default)}`,
    ]
      .filter(Boolean)
      .join(' ')

  const types_ =
    provider === 'postgresql'
      ? Object.entries(enums).map(
          ([name, values]) => `CREATE TYPE "${name}" AS ENUM (${Object.values(values).map(literal).join(', ')})`,
        )
      : []
  const isMysql = provider === 'mysql'
  const index = ({ type, name, columns }, on = '') =>
    `${type === 'unique' ? 'UNIQUE ' : ''}INDEX ${quote(name)}${on} (${list(columns)})`
  const creates = Object.values(tables).map(table => {
    const sorted = inOrderOfPeople(table)
    const id = table.keys.find(key => key.type === 'id')
    const lines = [
      ...Object.values(table.columns).map(spec => column(spec, sorted)),
      isMysql
        ? `  PRIMARY KEY (${list(id.columns)})`
        : `  CONSTRAINT ${quote(`${table.table}_pkey`)} PRIMARY KEY (${list(id.columns)})`,
      // MySQL writes each statement to the disk by itself, so the fewer the quicker.
      ...(isMysql ? [...keysOf(table), heldSearch(table)].filter(Boolean).map(key => `  ${index(key)}`) : []),
      ...(isMysql && table.table === SEARCHED_BY_WORDS
        ? [`  FULLTEXT INDEX ${quote(WORDS_INDEX)} (${quote('words')})`]
        : []),
    ]
    return `CREATE TABLE ${quote(table.table)} (\n${lines.join(',\n')}\n)${suffix}`
  })
  const constraint = link =>
    `ADD CONSTRAINT ${quote(link.name)} FOREIGN KEY (${list(link.columns)}) ` +
    `REFERENCES ${quote(link.to)}(${list(link.references)}) ON DELETE NO ACTION ON UPDATE NO ACTION`
  const links = Object.values(tables)
    .filter(table => table.links.length)
    .map(table => `ALTER TABLE ${quote(table.table)}\n  ${table.links.map(constraint).join(',\n  ')}`)
  const indexes = Object.values(tables).flatMap(table =>
    keysOf(table).map(key => `CREATE ${index(key, ` ON ${quote(table.table)}`)}`),
  )
  return isMysql ? [...creates, ...links] : [...types_, ...creates, ...indexes, trigrams(), wordsIndex, ...links]
}

function keysOf(table) {
  return table.keys.filter(key => key.type !== 'id')
}

// What Prisma has no word for: PostgreSQL finds parts of words by trigrams, where it has them or may get them; MySQL and MariaDB read
// an index that holds all a search looks at. See docs/decisions/0004-search-in-a-folded-column.md.
function heldSearch({ table, columns }) {
  const held = ['companyId', 'id', 'deletedAt', 'search', 'assignedTo'].flatMap(field => columns[field]?.column ?? [])
  return columns.search && { type: 'normal', name: `${table}_search_idx`, columns: held }
}

function trigrams() {
  const indexes = Object.values(tables)
    .filter(({ columns }) => columns.search)
    .map(
      ({ table }) =>
        `CREATE INDEX "${table}_search_idx" ON "${table}" USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 256);`,
    )
  const lacking = 'insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object'
  return `DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS pg_trgm; ${indexes.join(' ')} EXCEPTION WHEN ${lacking} THEN RAISE NOTICE 'Search works without trigrams'; END $$`
}
