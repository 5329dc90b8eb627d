import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'

/** Groups keep the sizes in the budget readable: what every page needs, the launcher, and the call. */
const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'launcher', test: /web[\\/]src[\\/]coach[\\/]/ },
]

export default defineConfig(({ mode }) => {
  const { PORT = '3000' } = loadEnv(mode, process.cwd(), 'PORT')
  return {
    root: import.meta.dirname,
    plugins: [react()],
    server: {
      host: '127.0.0.1',
      proxy: { '/api': `http://127.0.0.1:${PORT}`, '/livekit-token': `http://127.0.0.1:${PORT}` },
    },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      manifest: true,
      target: 'es2023',
      chunkSizeWarningLimit: 700,
      rolldownOptions: { output: { codeSplitting: { groups } } },
    },
  }
})
