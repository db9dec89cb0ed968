// A Prisma generator that writes what reader, writer, migrations and their tests need to know of the models:
// tables, columns, types, keys. Spoken to by `prisma generate` in JSON-RPC, a line a message, answers on stderr.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'

const answer = (id, result) => process.stderr.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`)

readline.createInterface({ input: process.stdin }).on('line', line => {
  const { id, method, params } = JSON.parse(line)
  if (method === 'getManifest') {
    return answer(id, { manifest: { prettyName: 'tables', defaultOutput: '../src/generated' } })
  }
  const folder = params.generator.output.value
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'tables.json'), JSON.stringify(tablesOf(params.dmmf.datamodel), null, 1))
  answer(id, null)
})

function tablesOf({ models, enums, indexes }) {
  const stored = Object.fromEntries(
    enums.map(e => [e.name, Object.fromEntries(e.values.map(v => [v.name, v.dbName ?? v.name]))]),
  )
  const tables = Object.fromEntries(
    models.map(model => [
      model.name,
      tableOf(
        model,
        indexes.filter(i => i.model === model.name),
      ),
    ]),
  )
  for (const table of Object.values(tables)) {
    for (const link of table.links) {
      link.references = link.references.map(field => tables[link.to].columns[field].column)
      link.to = tables[link.to].table
    }
  }
  return { enums: stored, tables }
}

function tableOf(model, indexes) {
  const scalars = model.fields.filter(field => field.kind !== 'object')
  const column = name => scalars.find(field => field.name === name).dbName ?? name
  return {
    table: model.dbName ?? model.name,
    columns: Object.fromEntries(
      scalars.map(field => [
        field.name,
        {
          column: field.dbName ?? field.name,
          type: field.type,
          kind: field.kind,
          native: field.nativeType ?? null,
          nullable: !field.isRequired,
          default: field.hasDefaultValue ? field.default : undefined,
        },
      ]),
    ),
    keys: indexes.map(index => ({
      type: index.type,
      name: index.dbName ?? null,
      columns: index.fields.map(field => column(field.name)),
    })),
    links: model.fields
      .filter(field => field.relationFromFields?.length)
      .map(field => ({
        name: `${model.dbName}_${field.name}_fk`,
        columns: field.relationFromFields.map(column),
        to: field.type,
        references: field.relationToFields,
      })),
  }
}
