import { failed, type Outcome, reasonOf, skipped } from './check.ts'
import type { DoctorContext } from './context.ts'
import { endpointOf, type ModelEndpoint, type Stage } from './model-endpoints.ts'

const PATIENCE_MS = 20_000

/** A call's success: what was heard of it, and how long it took. */
export type UseAnswer = (response: Response, endpoint: ModelEndpoint, startedAt: number) => Promise<Outcome>

/** One real call of a stage's model; everything but its success is told apart here. */
export async function callModel(
  context: DoctorContext,
  stage: Stage,
  path: string,
  bodyOf: (endpoint: ModelEndpoint) => FormData | object,
  use: UseAnswer,
): Promise<Outcome> {
  const endpoint = endpointOf(context, stage)
  if (endpoint.kind === 'livekit') {
    return skipped(`${endpoint.model} through LiveKit Inference answers within calls only`)
  }
  if (endpoint.baseUrl === '') {
    return endpoint.kind === 'local'
      ? skipped('"npm start" does not run here, and MODELS_URL is not set')
      : failed('no address', {
          cause: `COACH_${stage} asks for a server of yours.`,
          fix: `Set ${endpoint.addressVariable}.`,
        })
  }
  const body = bodyOf(endpoint)
  const startedAt = performance.now()
  let response: Response
  try {
    response = await fetch(`${endpoint.baseUrl.replace(/\/$/, '')}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${endpoint.apiKey}`,
        ...(!(body instanceof FormData) && { 'content-type': 'application/json' }),
      },
      body: body instanceof FormData ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  } catch (error) {
    return failed(`${endpoint.baseUrl} does not answer`, {
      cause: `${reasonOf(error)}.`,
      fix:
        endpoint.kind === 'local'
          ? 'npm start runs the local models.'
          : 'Check the address and this machine’s way to it.',
    })
  }
  return response.ok ? await use(response, endpoint, startedAt) : await refusal(response, endpoint)
}

async function refusal(response: Response, endpoint: ModelEndpoint): Promise<Outcome> {
  const said = (await response.text()).slice(0, 300).trim()
  if (response.status === 401 || response.status === 403) {
    return failed(`${endpoint.keyVariable} is refused`, {
      cause: `${endpoint.baseUrl} says HTTP ${response.status}: the key is wrong, revoked, or of another project.`,
      fix: `Put a valid key into ${endpoint.keyVariable}.`,
    })
  }
  if (response.status === 404) {
    return failed(`${endpoint.model} is not there`, {
      cause: `${endpoint.baseUrl} says HTTP 404: ${said}`,
      fix: 'Check the model’s name in COACH_…, and that the address ends where the API begins (most often /v1).',
    })
  }
  if (response.status === 429) {
    return failed('the limit is reached', {
      cause: `${endpoint.baseUrl} says HTTP 429: too many requests, or no credit left. ${said}`,
      fix: 'Look at usage and billing of that account, or wait.',
    })
  }
  return failed(`HTTP ${response.status}`, {
    cause: said || 'No reason is given.',
    fix: 'See the provider’s status page, or the log of the local models.',
  })
}

export function timeWords(startedAt: number): string {
  return `${Math.round(performance.now() - startedAt)} ms`
}
