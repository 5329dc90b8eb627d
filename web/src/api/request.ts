import { errorBody } from '@kinetra/protocol/connection-details'
import * as z from 'zod/mini'

/** An answer of the server that is not what was asked for; what the user reads is in `words/failure-words.ts`. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  /** HTTP status; 0 where nobody answered. */
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export const CONFIG_PATH = '/api/config'

type Authorization = () => string | undefined
let authorization: Authorization = () => undefined

/** Where requests get their bearer token from, once somebody is logged in. */
export function setAuthorization(source: Authorization): void {
  authorization = source
}

interface Guard {
  /** Resolves when it is known whether and who is logged in. */
  readonly ready: Promise<void>
  readonly onUnauthorized: () => void
}
let guard: Guard = { ready: Promise.resolve(), onUnauthorized: () => undefined }

export function guardRequests(by: Guard): void {
  guard = by
}

/** Resolves when it is known whether somebody is logged in, and who. */
export const loginKnown = (): Promise<void> => guard.ready

export function authorizationHeaders(): Record<string, string> {
  const token = authorization()
  return token ? { authorization: `Bearer ${token}` } : {}
}

async function failureOf(response: Response): Promise<RequestError> {
  const body = errorBody.safeParse(await response.json().catch(() => undefined))
  if (body.success) {
    const { code, message } = body.data.error
    return new RequestError(response.status, code, message)
  }
  return new RequestError(
    response.status,
    'unexpected',
    `The server answered ${response.status} without saying why.`,
  )
}

export const unreachable = () => new RequestError(0, 'unreachable', 'The server does not answer.')

/** Fetches from the server with the login; rejects with a RequestError for everything but 2xx. */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  // The configuration says whether there are logins, so it cannot wait for them.
  if (path !== CONFIG_PATH) await guard.ready
  const headers = { ...authorizationHeaders(), ...init.headers }
  const response = await fetch(path, { ...init, headers }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw unreachable()
  })
  if (response.status === 401) guard.onUnauthorized()
  if (!response.ok) throw await failureOf(response)
  return response
}

export async function getJson<Schema extends z.core.$ZodType>(
  path: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> {
  return await parseJson(await request(path, signal ? { signal } : {}), schema)
}

/** The body of an answer, checked; rejects with a RequestError where it is not what the page knows. */
export async function parseJson<Schema extends z.core.$ZodType>(
  response: Response,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const parsed = z.safeParse(schema, await response.json().catch(() => undefined))
  if (parsed.success) return parsed.data
  throw new RequestError(response.status, 'mismatch', 'The answer is not of the form that this page knows.')
}

export async function sendJson(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Response> {
  if (body === undefined) return await request(path, { method })
  const headers = { 'content-type': 'application/json' }
  return await request(path, { method, headers, body: JSON.stringify(body) })
}
