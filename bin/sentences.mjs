// npm run sentences: brings the German and Arabic catalogues up to the sentences that stand on the screens.
import { pathToFileURL } from 'node:url'
import { whenChanged } from './lib/freshness.mjs'
import { installed } from './lib/install.mjs'
import { at, must, program } from './lib/project.mjs'

const extract = (...options) =>
  must('Sentences', process.execPath, [program('@lingui/cli', 'dist/lingui.js'), 'extract', '--clean', ...options], {
    cwd: at('web'),
  })

/** The English catalogue is what the screens say, so it is made and never written. */
export const englishExtracted = () =>
  whenChanged(
    'sentences',
    { from: ['web/src', 'web/lingui.config.ts', 'package-lock.json'], makes: ['web/src/locales/en.po'] },
    () => extract('--locale', 'en'),
  )

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await installed()
  await extract()
}
