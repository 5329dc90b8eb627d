import { isSame } from '../access/same-secret.ts'
import type { Config } from '../config.ts'
import type { App } from '../http/app-types.ts'
import { RequestError } from '../http/request-error.ts'
import type { Metrics } from './metrics.ts'

/** Figures for Prometheus; where the server is open to the world they need METRICS_TOKEN as bearer token. */
export function metricsRoute(app: App, config: Config, metrics: Metrics): void {
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const allowed = config.metricsToken
      ? isSame(request.headers.authorization ?? '', `Bearer ${config.metricsToken}`)
      : config.oidc === undefined
    if (!allowed) {
      throw new RequestError(404, 'not_found', 'There is nothing at this address.')
    }
    return await reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}
