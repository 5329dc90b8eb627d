import { compileMessage } from '@lingui/message-utils/compileMessage'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, loadEnv, type Plugin } from 'vite'

/** Groups keep the sizes in the budget readable: what every page needs, the launcher, and the call. */
const groups = [
  { name: 'react', test: /preload-helper|node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  {
    name: 'launcher',
    test: /coach-ui[\\/]src[\\/](launcher[\\/]|footprint[\\/]shapes|floating-ai-button|styles[\\/]launcher\.css\?inline|memory[\\/]return|store[\\/]create-store)/,
  },
]

const SERVICE_WORKER = 'service-worker'

/** Messages are parsed as the page is built, so that their parser need not be part of it. */
const compileWords: Plugin = {
  name: 'compile-words',
  apply: 'build',
  transform: {
    filter: { id: /web[\\/]src[\\/]words[\\/][a-z]{2}(-pages)?\.ts$/ },
    async handler(_code, id) {
      const { messages } = (await import(id)) as { messages: Record<string, string> }
      const compiled = Object.entries(messages).map(([name, text]) => [name, compileMessage(text)])
      return { code: `export const messages = ${JSON.stringify(Object.fromEntries(compiled))}`, map: null }
    },
  },
}

/** The font is asked for before the scripts: the page waits for it (src/shell/font-ready.ts). */
const preloadFont: Plugin = {
  name: 'preload-font',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const font = Object.keys(bundle ?? {}).find((name) => /figtree-latin-wght-normal.*\.woff2$/.test(name))
      if (!font) return []
      const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${font}` }
      return [{ tag: 'link', attrs, injectTo: 'head-prepend' as const }]
    },
  },
}

export default defineConfig(({ mode }) => {
  const { PORT = '3000' } = loadEnv(mode, process.cwd(), 'PORT')
  return {
    root: import.meta.dirname,
    plugins: [react(), compileWords, preloadFont],
    resolve: { conditions: ['kinetra-source', ...defaultClientConditions] },
    server: {
      host: '127.0.0.1',
      proxy: { '/api': `http://127.0.0.1:${PORT}`, '/livekit-token': `http://127.0.0.1:${PORT}` },
    },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      manifest: true,
      target: 'es2023',
      // From here on browsers know light-dark(): lowered, it would not follow the scheme that a host chooses.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        input: {
          index: `${import.meta.dirname}/index.html`,
          [SERVICE_WORKER]: `${import.meta.dirname}/src/service-worker/service-worker.ts`,
        },
        output: {
          codeSplitting: { groups },
          // Its name stays, and it lies at the root: it is for all addresses of the page.
          entryFileNames: ({ name }) =>
            name === SERVICE_WORKER ? `${SERVICE_WORKER}.js` : 'assets/[name]-[hash].js',
        },
      },
    },
  }
})
