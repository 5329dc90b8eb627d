import { resolve } from 'node:path'
import { build, defaultClientConditions } from 'vite'

/** Builds src/testing/transcript.tsx into the folder that is named: a conversation's panel on a page of its own. */
const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Name the folder that the page is built into.')
const source = resolve(import.meta.dirname, '../src')
await build({
  root: source,
  configFile: false,
  logLevel: 'error',
  resolve: { conditions: ['kinetra-source', ...defaultClientConditions] },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: folder,
    emptyOutDir: false,
    lib: { entry: resolve(source, 'testing/transcript.tsx'), formats: ['es'], fileName: () => 'page.js' },
  },
})
