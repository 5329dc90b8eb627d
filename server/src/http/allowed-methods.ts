import type { FastifyInstance } from 'fastify'

/** Which methods the declared routes take at an address, for answers of 405. */
export class AllowedMethods {
  readonly #routes: { pattern: RegExp; methods: string[] }[] = []

  /** To be made before any route is declared. */
  constructor(app: FastifyInstance) {
    app.addHook('onRoute', ({ url, method }) => {
      // The page's files are whatever they are.
      if (url.includes('*')) return
      const pattern = new RegExp(`^${url.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`)
      this.#routes.push({ pattern, methods: [method].flat() })
    })
  }

  at(url: string): string[] {
    const path = url.split('?', 1)[0] ?? ''
    const methods = this.#routes.flatMap((route) => (route.pattern.test(path) ? route.methods : []))
    return [...new Set(methods)].sort()
  }
}
