// How the screens are cut into files. A hundred small ones cost browser and server more than their content: what the shell is made of
// comes in one, the small parts that several screens share in another, and those that only forms need in a third.

const SCREENS_AT_LEAST = 4
const SMALL_BYTES = 3_000
const ofForms = /\/@mantine\/(dates|form)\//

const known = new Map()

/** Whether a module is of those that forms need, or imports one, however far away. */
function isForForms(id, graph) {
  if (!known.has(id)) {
    // Modules that import each other end here.
    known.set(id, false)
    known.set(id, ofForms.test(id) || graph.getModuleInfo(id).importedIds.some(next => isForForms(next, graph)))
  }
  return known.get(id)
}

const withoutForms = name => (id, graph) => (isForForms(id, graph) ? null : name)
const small = { minShareCount: SCREENS_AT_LEAST, maxModuleSize: SMALL_BYTES }

export const groups = [
  { name: 'first', test: /\/web\/src\/main\.tsx$/, priority: 4 },
  { name: withoutForms('shared'), priority: 3, ...small },
  // A conversation stands beside the inbox, and each brings a dozen of its own.
  { name: withoutForms('inbox'), test: /\/web\/src\/inbox\//, priority: 2, ...small, minShareCount: 2 },
  { name: 'icons', test: /@tabler/, priority: 1, minShareCount: 2 },
  { name: 'forms', ...small },
]

/** Sends for what every screen shares together with the first file, not only once that has been read. */
export const sharedAtOnce = () => ({
  name: 'shared-at-once',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const { fileName, viteMetadata } = Object.values(bundle).find(({ name }) => name === 'shared') ?? {}
      if (!fileName) return []
      const styles = [...viteMetadata.importedCss].map(href => ({ rel: 'preload', as: 'style', href: `/${href}` }))
      return [{ rel: 'modulepreload', href: `/${fileName}` }, ...styles].map(attrs => ({
        tag: 'link',
        attrs: { ...attrs, crossorigin: true },
        injectTo: 'head',
      }))
    },
  },
})
