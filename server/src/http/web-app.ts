import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AllowedMethods } from './allowed-methods.ts'
import type { App } from './app-types.ts'
import { bodyOf } from './error-handler.ts'
import { RequestError } from './request-error.ts'

const HASHED = /-[\w-]{8,}\.\w+$/

/** Serves the built page; an address of the page itself, such as /workouts/…, gets its index.html. */
export function serveWebApp(app: App, webDist: string, allowed: AllowedMethods): void {
  const built = existsSync(join(webDist, 'index.html'))
  if (built) {
    app.register(fastifyStatic, {
      root: webDist,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders: (reply, path) => {
        const lasting = path.includes('/assets/') && HASHED.test(path)
        reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (built && wantsPage(request)) return await reply.sendFile('index.html')
    const methods = allowed.at(request.url)
    if (methods.length > 0) return await wrongMethod(reply, methods)
    return await notFound(request, reply, built)
  })
}

function wantsPage(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? ''
  const html = request.headers.accept?.includes('text/html') ?? false
  return request.method === 'GET' && html && !path.startsWith('/api/')
}

async function notFound(request: FastifyRequest, reply: FastifyReply, built: boolean) {
  const pageMissing = !built && wantsPage(request)
  const error = new RequestError(
    404,
    'not_found',
    pageMissing ? 'The page has not been built yet.' : 'There is nothing at this address.',
    { hint: pageMissing ? 'Run "npm run build".' : 'GET /openapi.json lists what there is.' },
  )
  return await reply.code(404).send(bodyOf(error))
}

async function wrongMethod(reply: FastifyReply, methods: string[]) {
  const error = new RequestError(405, 'method_not_allowed', 'This address does not take that method.', {
    hint: `It takes ${methods.join(', ')}.`,
  })
  return await reply.code(405).header('allow', methods.join(', ')).send(bodyOf(error))
}
