import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const NAME = 'virtual:api-routes'
const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Gives the browser the contract's routes as plain data, `{ 'crm.leads.win': ['POST', '/leads/{id}/win'] }`:
 * the schemas themselves stay out of the bundle, and with them the whole of zod.
 */
export function apiRoutes() {
  return {
    name: 'api-routes',
    resolveId: id => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined
      const { contract, files } = await loadContract()
      for (const file of files) this.addWatchFile(file)
      return `export const routes = ${JSON.stringify(routesOf(contract))}`
    },
  }
}

const isOurs = file => !file.includes('node_modules')

async function loadContract() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'contract/src/router.ts')],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  })
  const source = Buffer.from(outputFiles[0].contents).toString('base64')
  const { contract } = await import(`data:text/javascript;base64,${source}`)
  return {
    contract,
    files: Object.keys(metafile.inputs)
      .filter(isOurs)
      .map(file => join(root, file)),
  }
}

function routesOf(router) {
  const routes = {}
  const visit = (node, path) => {
    const route = node['~orpc']?.route
    if (route) routes[path.join('.')] = [route.method, route.path]
    else for (const [key, child] of Object.entries(node)) visit(child, [...path, key])
  }
  visit(router, [])
  return routes
}
