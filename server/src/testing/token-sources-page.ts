import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const WEB = resolve(import.meta.dirname, '../../../web')
const BUNDLE = `
import react from '@vitejs/plugin-react'
import { build, defaultClientConditions } from 'vite'
const [web, folder] = process.argv.slice(1)
await build({
  root: web,
  configFile: false,
  logLevel: 'error',
  plugins: [react()],
  resolve: { conditions: ['kinetra-source', ...defaultClientConditions] },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: folder + '/assets',
    emptyOutDir: true,
    lib: { entry: web + '/src/testing/token-sources.tsx', formats: ['es'], fileName: () => 'page.js' },
  },
})`

/** Bundles web/src/testing/token-sources.tsx with the real client and components into a folder to be served. */
export async function buildTokenSourcesPage(folder: string): Promise<void> {
  // In a process of its own: a test's NODE_ENV would make it a development build.
  const args = ['--input-type=module', '--eval', BUNDLE, WEB, folder]
  await promisify(execFile)(process.execPath, args, { cwd: WEB, env: { NODE_ENV: 'production' } })
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>Token sources</title><body><script type="module" src="/assets/page.js"></script>',
  )
}
