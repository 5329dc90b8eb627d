import type { FastifyInstance } from 'fastify'
import type { LazyModel } from '../lazy-model.ts'

export type HealthSubject = Pick<LazyModel<{ readonly waiting: number }>, 'name' | 'state'>

const bytesPerMegabyte = 1024 * 1024

/** `GET /health`, without a key: 200 once requests are answered at full speed, 503 while models load or after they failed. */
export function healthRoute(app: FastifyInstance, models: HealthSubject[], lazy: boolean): void {
  app.get('/health', async (_request, reply) => {
    const ready = models.every(({ state }) => state === 'loaded' || (lazy && state === 'unloaded'))
    const memory = process.memoryUsage()
    return reply.status(ready ? 200 : 503).send({
      status: ready ? 'ready' : models.some(({ state }) => state === 'failed') ? 'failed' : 'loading',
      lazy,
      models: Object.fromEntries(models.map(({ name, state }) => [name, state])),
      memory: {
        residentMegabytes: Math.round(memory.rss / bytesPerMegabyte),
        heapMegabytes: Math.round(memory.heapUsed / bytesPerMegabyte),
      },
      uptimeSeconds: Math.round(process.uptime()),
    })
  })
}
