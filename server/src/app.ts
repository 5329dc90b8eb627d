import fastifyHelmet from '@fastify/helmet'
import fastifySwagger from '@fastify/swagger'
import type { Store } from '@kinetra/store/store'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { type Authenticate, localUser } from './access/authenticate.ts'
import { refuseForeign } from './access/local-only.ts'
import { callRoutes } from './calls/call-routes.ts'
import { connectionDetailsRoutes } from './calls/connection-details-routes.ts'
import type { Config } from './config.ts'
import type { App } from './http/app-types.ts'
import { handleError } from './http/error-handler.ts'
import { PERMISSIONS_POLICY, securityHeaders } from './http/security-headers.ts'
import { statusRoutes, VERSION } from './http/status-routes.ts'
import { serveWebApp } from './http/web-app.ts'
import type { LiveKit } from './livekit/livekit.ts'
import { appendRoutes } from './workouts/append-routes.ts'
import { liveRoute } from './workouts/live-route.ts'
import { LiveWorkouts } from './workouts/live-workouts.ts'
import { measurementRoutes } from './workouts/measurement-routes.ts'
import { noteRoutes } from './workouts/note-routes.ts'
import { trendRoute } from './workouts/trend-route.ts'
import { workoutRoutes } from './workouts/workout-routes.ts'

const BODY_LIMIT_IN_BYTES = 16 * 1024

export interface AppDependencies {
  readonly config: Config
  readonly store: Store
  readonly livekit: LiveKit
  readonly authenticate?: Authenticate
  readonly logger?: FastifyBaseLogger
}

/** The HTTP application, apart from listening: every route it has is named here. */
export function createApp(dependencies: AppDependencies): FastifyInstance {
  const { config, store, authenticate = localUser, logger } = dependencies
  const live = new LiveWorkouts()
  const app = Fastify({
    ...(logger && { loggerInstance: logger }),
    trustProxy: config.trustProxy,
    bodyLimit: BODY_LIMIT_IN_BYTES,
    requestTimeout: 10_000,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    routerOptions: { maxParamLength: 128 },
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>()

  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  app.register(fastifyHelmet, securityHeaders(config))
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY)
  })
  if (!config.oidc) app.addHook('onRequest', async (request) => refuseForeign(request))
  app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Kinetra voice coach', version: VERSION },
    },
    transform: jsonSchemaTransform,
  })

  app.register((open: App, _options, done) => {
    statusRoutes(open, dependencies)
    open.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
    done()
  })
  app.register((api: App, _options, done) => {
    api.decorateRequest('user')
    api.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      request.user = await authenticate(request)
    })
    connectionDetailsRoutes(api, dependencies)
    callRoutes(api, dependencies)
    workoutRoutes(api, store, live)
    measurementRoutes(api, store)
    appendRoutes(api, store, live)
    liveRoute(api, store, live)
    noteRoutes(api, store)
    trendRoute(api, store)
    done()
  })
  serveWebApp(app, config.webDist)
  return app
}
