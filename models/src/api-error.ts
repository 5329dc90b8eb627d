export type ApiErrorDetails = { status: number; code: string; parameter?: string }

/** An error for the caller, sent in OpenAI's shape; the message says what is wrong and what to do. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly parameter: string | null

  constructor(message: string, details: ApiErrorDetails, options?: ErrorOptions) {
    super(message, options)
    this.status = details.status
    this.code = details.code
    this.parameter = details.parameter ?? null
  }

  get body() {
    return {
      error: {
        message: this.message,
        type: this.status >= 500 ? 'server_error' : 'invalid_request_error',
        param: this.parameter,
        code: this.code,
      },
    }
  }
}

/** A request that cannot be served as it is: status 400. */
export function badRequest(message: string, code: string, parameter?: string): ApiError {
  return new ApiError(message, { status: 400, code, ...(parameter === undefined ? {} : { parameter }) })
}
