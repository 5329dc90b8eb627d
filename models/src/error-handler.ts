import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ApiError, badRequest } from './api-error.ts'
import { hungUp } from './closed-signal.ts'

function fromZod(error: z.ZodError): ApiError {
  const [first] = error.issues
  const parameter = first?.path.join('.')
  const message = error.issues
    .map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
    .join('; ')
  return badRequest(`The request is not valid: ${message}.`, 'invalid_request', parameter)
}

function toApiError(error: FastifyError | Error): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof z.ZodError) return fromZod(error)
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  if (status >= 500) {
    const message = 'The model server failed. Its log has the details; try again.'
    return new ApiError(message, { status: 500, code: 'internal_error' }, { cause: error })
  }
  const code = 'code' in error ? error.code : 'invalid_request'
  return new ApiError(error.message, { status, code }, { cause: error })
}

/** Answers every failure in OpenAI's error shape. */
export function handleError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const isCutOff = request.socket.destroyed && !request.raw.complete
  const apiError = isCutOff ? hungUp() : toApiError(error)
  if (apiError.status >= 500) request.log.error({ err: error }, 'request failed')
  else request.log.info({ status: apiError.status, code: apiError.code }, 'request refused')
  reply.status(apiError.status).send(apiError.body)
}

export function handleUnknownPath(request: FastifyRequest, reply: FastifyReply): void {
  const error = new ApiError(`There is no ${request.method} ${request.url.split('?')[0]} here.`, {
    status: 404,
    code: 'unknown_url',
  })
  reply.status(404).send(error.body)
}
