import { createHash, timingSafeEqual } from 'node:crypto'
import type { onRequestAsyncHookHandler } from 'fastify'
import { ApiError } from './api-error.ts'

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** Lets only callers with `Authorization: Bearer <key>` pass; comparing digests takes the same time for any guess. */
export function requireKey(apiKey: string): onRequestAsyncHookHandler {
  const expected = digest(apiKey)
  return async (request) => {
    const [, key] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? []
    if (key === undefined) {
      throw new ApiError('The key is missing. Send "Authorization: Bearer <MODELS_API_KEY>".', {
        status: 401,
        code: 'missing_api_key',
      })
    }
    if (!timingSafeEqual(digest(key), expected)) {
      throw new ApiError(
        'The key is wrong. Send the MODELS_API_KEY that this model server was started with.',
        {
          status: 401,
          code: 'invalid_api_key',
        },
      )
    }
  }
}
