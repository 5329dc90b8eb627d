import { setTimeout as pause } from 'node:timers/promises'
import { errorBody } from '@kinetra/protocol/connection-details'
import type * as z from 'zod'

/** Something the server or its address refuses, in words for whoever started the simulation. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
}

const AGAIN_AFTER_MS = 500
const PATIENCE_MS = 60_000

/** The server's public API as a gateway uses it: what finds no answer, or a busy server, is sent again. */
export class Api {
  readonly #server: URL
  readonly #token: string | undefined

  /** @param token of the identity provider, where the server has logins */
  constructor(server: URL, token: string | undefined) {
    this.#server = server
    this.#token = token
  }

  /**
   * @param body undefined where there is none
   * @throws {ApiError} for a refusal, and where nobody has answered for a minute
   */
  async post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
    const until = Date.now() + PATIENCE_MS
    while (true) {
      const response = await this.#send(path, body).catch((error: unknown) => error as Error)
      if (response instanceof Response && response.ok) return schema.parse(await response.json())
      if (response instanceof Response && response.status < 500 && response.status !== 429)
        throw new ApiError(await refusalOf(response))
      if (Date.now() > until) throw new ApiError(`No server answers at ${this.#server.origin}.`)
      await pause(AGAIN_AFTER_MS)
    }
  }

  async #send(path: string, body: unknown): Promise<Response> {
    return await fetch(new URL(path, this.#server), {
      method: 'POST',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    })
  }
}

async function refusalOf(response: Response): Promise<string> {
  const { data } = errorBody.safeParse(await response.json().catch(() => undefined))
  if (!data) return `The server answered ${response.status}.`
  return [data.error.message, data.error.hint].filter(Boolean).join(' ')
}
