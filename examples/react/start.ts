import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'

// Builds the app against the package as it is published, and serves it.
const { PORT = '5173', KINETRA_URL = 'http://127.0.0.1:3000', OUT_DIR = 'dist' } = process.env
await import('../../coach-ui/build/package.ts')
const root = import.meta.dirname
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  define: { KINETRA_URL: JSON.stringify(KINETRA_URL) },
  build: { outDir: OUT_DIR, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 700 },
})
await preview({
  root,
  configFile: false,
  build: { outDir: OUT_DIR },
  preview: { host: '127.0.0.1', port: Number(PORT), strictPort: true },
})
process.stdout.write(`Open http://127.0.0.1:${PORT}\n`)
