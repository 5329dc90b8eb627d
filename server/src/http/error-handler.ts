import type { ErrorBody } from '@kinetra/protocol/connection-details'
import { ConflictError, InvalidInputError, NotFoundError, StoreUnavailableError } from '@kinetra/store/errors'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { RequestError } from './request-error.ts'

/** Codes for what Fastify itself refuses, by status. */
const CODES: Record<number, string> = {
  400: 'invalid_request',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'body_too_large',
  415: 'unsupported_media_type',
}

/** Turns whatever a route throws into one answer that says what is wrong and keeps inner details inside. */
export function handleError(
  error: FastifyError | RequestError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const refusal = asRequestError(error)
  const level = refusal.statusCode >= 500 ? 'error' : 'info'
  request.log[level](
    { err: refusal.statusCode >= 500 ? error : undefined, code: refusal.code },
    'request refused',
  )
  if (refusal.retryAfterInS !== undefined) reply.header('retry-after', String(refusal.retryAfterInS))
  return reply.code(refusal.statusCode).type('application/json').send(bodyOf(refusal))
}

/** The body of an error answer. */
export function bodyOf(error: RequestError): ErrorBody {
  const { code, message, hint } = error
  return { error: { code, message, ...(hint !== undefined && { hint }) } }
}

function asRequestError(error: FastifyError | RequestError | Error): RequestError {
  if (error instanceof RequestError) return error
  if (error instanceof NotFoundError) {
    return new RequestError(404, 'not_found', error.message, {
      hint: 'It may have been deleted, or belong to somebody else.',
    })
  }
  if (error instanceof InvalidInputError) return new RequestError(400, 'invalid_input', error.message)
  if (error instanceof ConflictError) return new RequestError(409, 'conflict', error.message)
  if (error instanceof StoreUnavailableError) {
    return new RequestError(503, 'store_unavailable', error.message, { retryAfterInS: 5 })
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation
    const where = [error.validationContext, first?.instancePath].filter(Boolean).join('')
    return new RequestError(
      400,
      'invalid_request',
      `${where || 'request'}: ${first?.message ?? error.message}`,
      {
        hint: 'GET /openapi.json says what this route takes.',
      },
    )
  }
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (status !== undefined && status >= 400 && status < 500) {
    return new RequestError(status, CODES[status] ?? 'refused', error.message)
  }
  return new RequestError(500, 'internal', 'Something went wrong here. It is in the log of the server.', {
    cause: error,
  })
}
