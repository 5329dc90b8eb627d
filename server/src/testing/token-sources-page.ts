import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const WEB = resolve(import.meta.dirname, '../../../web')

/** Bundles web/src/testing/token-sources.tsx with the real client and components into a folder to be served. */
export async function buildTokenSourcesPage(folder: string): Promise<void> {
  await build({
    root: WEB,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: join(folder, 'assets'),
      emptyOutDir: true,
      lib: { entry: join(WEB, 'src/testing/token-sources.tsx'), formats: ['es'], fileName: () => 'page.js' },
      target: 'es2023',
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>Token sources</title><body><script type="module" src="/assets/page.js"></script>',
  )
}
