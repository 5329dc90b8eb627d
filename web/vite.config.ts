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

const LOAD_AGAIN = 'load-again'

/**
 * The font is asked for before the scripts, as the page waits for it (src/shell/font-ready.ts); behind them stands the one
 * that looks whether they came.
 */
const aroundScripts: Plugin = {
  name: 'around-scripts',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const files = Object.keys(bundle ?? {})
      const font = files.find((name) => /figtree-latin-wght-normal.*\.woff2$/.test(name))
      const last = files.find((name) => name.startsWith(`assets/${LOAD_AGAIN}-`))
      if (!font || !last) return html
      const preload = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${font}` }
      return {
        // Comments are for whoever reads the source.
        html: html.replace(/\s*<!--.*?-->/g, ''),
        tags: [
          { tag: 'link', attrs: preload, injectTo: 'head-prepend' },
          { tag: 'script', attrs: { type: 'module', crossorigin: '', src: `/${last}` }, injectTo: 'body' },
        ],
      }
    },
  },
}

export default defineConfig(({ mode }) => {
  const { PORT = '3000' } = loadEnv(mode, process.cwd(), 'PORT')
  return {
    root: import.meta.dirname,
    plugins: [react(), compileWords, aroundScripts],
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
          [LOAD_AGAIN]: `${import.meta.dirname}/src/shell/load-again.ts`,
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
