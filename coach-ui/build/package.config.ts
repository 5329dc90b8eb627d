import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const source = resolve(import.meta.dirname, '../src')

/** The package as apps install it: their own React and LiveKit, and what the private workspaces say built in. */
export default defineConfig({
  root: source,
  resolve: { conditions: ['kinetra-source', 'module', 'browser'] },
  build: {
    outDir: resolve(import.meta.dirname, '../dist'),
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    minify: false,
    lib: {
      entry: {
        index: resolve(source, 'index.ts'),
        element: resolve(source, 'element/embed.ts'),
        preferences: resolve(source, 'memory/preferences.ts'),
        store: resolve(source, 'store/store.ts'),
        footprint: resolve(source, 'footprint/footprint.tsx'),
      },
      formats: ['es'],
    },
    // Apps that draw on a server first take what says so for the browser's part.
    rolldownOptions: {
      output: { banner: "'use client'" },
      external: /^(react|react-dom|livekit-client|zod)(\/|$)/,
    },
  },
})
