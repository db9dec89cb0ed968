import { lingui } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { apiRoutes } from './tools/routes.mjs'
import { groups, sharedAtOnce } from './tools/sharing.mjs'

// The macro and the plugin both look for it where the command was given, which may be another folder.
process.env.LINGUI_CONFIG ??= `${import.meta.dirname}/lingui.config.ts`

const server = process.env.STEWARD_SERVER ?? 'http://127.0.0.1:3000'
const proxy = Object.fromEntries(['/api', '/webhooks', '/health', '/chat'].map(path => [path, { target: server }]))

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    apiRoutes(),
    react(),
    // The macros need Babel, which the React plugin no longer runs; only files that use them pay for it.
    babel({ include: /\/web\/src\/.*\.tsx?$/, plugins: ['@lingui/babel-plugin-lingui-macro'] }),
    lingui(),
    sharedAtOnce(),
  ],
  server: { host: '127.0.0.1', port: 5173, proxy },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    manifest: true,
    // Every browser that can run this understands modulepreload, and the policy allows no inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups } } },
    chunkSizeWarningLimit: 600,
  },
})
