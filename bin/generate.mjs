// Prisma's clients and our table of tables from the models: one set of models, a header per provider.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { whenChanged } from './lib/freshness.mjs'
import { at, must, program } from './lib/project.mjs'

const header = provider => `datasource db {
  provider = "${provider}"
}

generator client {
  provider            = "prisma-client"
  output              = "../../../src/generated/${provider}"
  runtime             = "nodejs"
  moduleFormat        = "esm"
  importFileExtension = "ts"
}
`
const tables = `
generator tables {
  provider = "node prisma/tables-generator.mjs"
  output   = "../../../src/generated"
}
`

function compose(provider) {
  const folder = at('server/prisma/generated', provider)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/schema.prisma`, header(provider) + (provider === 'postgresql' ? tables : ''))
  for (const file of readdirSync(at('server/prisma/models'))) {
    const model = readFileSync(at('server/prisma/models', file), 'utf8')
    // MySQL's TEXT ends at 64 KB; long messages and descriptions do not.
    writeFileSync(`${folder}/${file}`, provider === 'mysql' ? model.replaceAll('@db.Text', '@db.MediumText') : model)
  }
  return folder
}

// Prisma looks for its schema engine, a download, although generating never uses it: any file that exists will do.
const environment = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' }

export const generated = () =>
  whenChanged(
    'generate',
    {
      from: ['server/prisma/models', 'server/prisma/tables-generator.mjs', 'bin/generate.mjs'],
      makes: [
        'server/src/generated/tables.json',
        'server/src/generated/mysql/client.ts',
        'server/src/generated/postgresql/client.ts',
      ],
    },
    () =>
      Promise.all(
        ['mysql', 'postgresql'].map(provider =>
          must(
            `Prisma's client for ${provider}`,
            process.execPath,
            [program('prisma', 'build/index.js'), 'generate', '--schema', compose(provider)],
            {
              cwd: at('server'),
              env: environment,
            },
          ),
        ),
      ),
  )

if (import.meta.url === pathToFileURL(process.argv[1]).href) await generated()
