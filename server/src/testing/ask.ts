import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

export const LOCAL_HEADERS = { host: 'localhost:3000' }

/** Asks as a program of this machine does: `await ask('POST', '/api/workouts', {…})`. */
export function asker(app: FastifyInstance, headers: Record<string, string> = LOCAL_HEADERS) {
  return async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: InjectOptions['payload'],
  ): Promise<LightMyRequestResponse> =>
    await app.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
}
export type Ask = ReturnType<typeof asker>
