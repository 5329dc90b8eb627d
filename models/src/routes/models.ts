import type { FastifyInstance } from 'fastify'
import { ApiError } from '../api-error.ts'

/** `GET /v1/models` and `GET /v1/models/:id`. */
export function modelRoutes(app: FastifyInstance, names: string[]): void {
  const created = Math.floor(Date.now() / 1000)
  const models = names.map((id) => ({ id, object: 'model', created, owned_by: 'kinetra' }))
  app.get('/v1/models', async () => ({ object: 'list', data: models }))
  app.get<{ Params: { id: string } }>('/v1/models/:id', async (request) => {
    const model = models.find(({ id }) => id === request.params.id)
    if (model !== undefined) return model
    const message = `There is no model "${request.params.id}"; there are ${names.join(', ')}.`
    throw new ApiError(message, { status: 404, code: 'model_not_found', parameter: 'model' })
  })
}
