import { resolve } from 'node:path'
import { defaultClientConditions, defineConfig } from 'vite'

const source = resolve(import.meta.dirname, '../src')

/**
 * The script that other pages embed: the launcher alone at first, and the call behind its button. Preact draws the
 * panel there, since a page without React should not have to fetch all of it.
 */
export default defineConfig({
  root: source,
  resolve: {
    conditions: ['kinetra-source', ...defaultClientConditions],
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom/client': 'preact/compat/client',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
  },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: resolve(import.meta.dirname, '../../web/dist'),
    emptyOutDir: false,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // As a library: without the helper that preloads style sheets, of which there are none.
    lib: { entry: resolve(source, 'element/embed.ts'), formats: ['es'], fileName: () => 'embed.js' },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: { chunkFileNames: 'assets/embed-[hash].js', minify: true },
    },
  },
})
