/** An answer other than success: its status, a code that never changes, what is wrong and what to do. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly statusCode: number
  readonly code: string
  readonly hint: string | undefined
  readonly retryAfterInS: number | undefined

  constructor(
    statusCode: number,
    code: string,
    message: string,
    options: { hint?: string; retryAfterInS?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.statusCode = statusCode
    this.code = code
    this.hint = options.hint
    this.retryAfterInS = options.retryAfterInS
  }
}
