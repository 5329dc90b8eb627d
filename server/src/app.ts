import fastifyCors from '@fastify/cors'
import fastifyHelmet from '@fastify/helmet'
import fastifySwagger from '@fastify/swagger'
import { LiveWorkouts } from '@kinetra/store/live/live-workouts'
import type { Store } from '@kinetra/store/store'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { type Authenticate, localUser } from './access/authenticate.ts'
import { IdentityProvider, knowProvider } from './access/identity-provider.ts'
import { refuseForeign } from './access/local-only.ts'
import { oidcLogin } from './access/oidc-login.ts'
import { accountRoutes } from './account/account-routes.ts'
import { AuditLog } from './account/audit-log.ts'
import { callRoutes } from './calls/call-routes.ts'
import { connectionDetailsRoutes } from './calls/connection-details-routes.ts'
import { sandboxRoute } from './calls/sandbox-route.ts'
import type { Config } from './config.ts'
import { AllowedMethods } from './http/allowed-methods.ts'
import { refuseAmbiguous } from './http/ambiguous-headers.ts'
import type { App } from './http/app-types.ts'
import { finishRequests } from './http/closing.ts'
import { crossOrigin } from './http/cross-origin.ts'
import { handleError } from './http/error-handler.ts'
import { logRequests } from './http/logger.ts'
import { PERMISSIONS_POLICY, securityHeaders } from './http/security-headers.ts'
import { serverOptions } from './http/server-options.ts'
import { statusRoutes, VERSION } from './http/status-routes.ts'
import { serveWebApp } from './http/web-app.ts'
import { checkDepth } from './limits/json-depth.ts'
import { createLimiters, type Limiters } from './limits/limiters.ts'
import type { LiveKit } from './livekit/livekit.ts'
import { createMetrics, type Metrics, measureRequests } from './metrics/metrics.ts'
import { metricsRoute } from './metrics/metrics-route.ts'
import { EventUpdates } from './settings/event-updates.ts'
import { settingsRoutes } from './settings/settings-routes.ts'
import { traceRequests } from './telemetry/spans.ts'
import { webhookRoute } from './watch/webhook-route.ts'
import { appendRoutes } from './workouts/append-routes.ts'
import { liveRoute } from './workouts/live-route.ts'
import { measurementRoutes } from './workouts/measurement-routes.ts'
import { noteRoutes } from './workouts/note-routes.ts'
import { trendRoute } from './workouts/trend-route.ts'
import { usualRoute } from './workouts/usual-route.ts'
import { workoutRoutes } from './workouts/workout-routes.ts'

export interface AppDependencies {
  readonly config: Config
  readonly store: Store
  readonly livekit: LiveKit
  readonly limiters?: Limiters
  readonly metrics?: Metrics
  readonly logger?: FastifyBaseLogger
  /** Works on changed thresholds; the application's own where absent. */
  readonly eventUpdates?: EventUpdates
  /** Called when LiveKit says that something happened in a room. */
  readonly roomChanged?: (room: string) => void
}

/** The HTTP application, apart from listening: every route it has is named here. */
export function createApp(dependencies: AppDependencies): FastifyInstance {
  const { config, store, logger, roomChanged = () => undefined } = dependencies
  const limiters = dependencies.limiters ?? createLimiters(config)
  const metrics = dependencies.metrics ?? createMetrics()
  const provider = config.oidc && new IdentityProvider(config.oidc.issuer)
  const authenticate: Authenticate =
    config.oidc && provider ? oidcLogin(provider, config.oidc.audience) : localUser
  const live = new LiveWorkouts(store)
  const audit = new AuditLog(store, logger)
  const eventUpdates = dependencies.eventUpdates ?? new EventUpdates(store, logger)
  const app = Fastify({
    ...serverOptions(config),
    // Refused before any route is looked for, such as an address that cannot be decoded.
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
    ...(logger && { loggerInstance: logger }),
  }).withTypeProvider<ZodTypeProvider>()

  const allowed = new AllowedMethods(app)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  logRequests(app)
  measureRequests(app, metrics)
  traceRequests(app)
  finishRequests(app)
  if (provider) app.addHook('onRequest', async (request) => await knowProvider(provider, request))
  app.register(fastifyHelmet, securityHeaders(config, provider))
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY)
    refuseAmbiguous(request)
  })
  if (config.corsOrigins.length > 0) app.register(fastifyCors, crossOrigin(config))
  if (!config.oidc) app.addHook('onRequest', async (request) => refuseForeign(request, config.corsOrigins))
  app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Kinetra voice coach', version: VERSION },
    },
    transform: jsonSchemaTransform,
  })

  app.register((open: App, _options, done) => {
    open.addHook('preValidation', async (request) => checkDepth(request.body))
    statusRoutes(open, dependencies)
    metricsRoute(open, config, metrics)
    webhookRoute(open, config, limiters, roomChanged)
    if (config.sandboxRoute) sandboxRoute(open, dependencies, limiters)
    open.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
    done()
  })
  app.register((api: App, _options, done) => {
    api.decorateRequest('user')
    api.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      request.user = await authenticate(request).catch(async (error: unknown) => {
        // Counted by address only where nobody is known: neighbours do not pay for each other.
        await limiters.address(request.ip)
        throw error
      })
      await limiters.user(request.user.id)
    })
    api.addHook('preValidation', async (request) => checkDepth(request.body))
    connectionDetailsRoutes(api, { ...dependencies, limiters, metrics })
    callRoutes(api, { ...dependencies, audit })
    workoutRoutes(api, store, live, audit)
    measurementRoutes(api, store)
    usualRoute(api, store)
    appendRoutes(api, store, live)
    liveRoute(api, store, live)
    noteRoutes(api, store, audit)
    trendRoute(api, store)
    settingsRoutes(api, { store, limiters, updates: eventUpdates, audit })
    accountRoutes(api, { ...dependencies, limiters, audit })
    done()
  })
  app.addHook('onClose', async () => await eventUpdates.stop())
  serveWebApp(app, config.webDist, allowed)
  return app
}
