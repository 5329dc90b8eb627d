import { CONNECTION_DETAILS_PATH } from '@kinetra/protocol/connection-details'
import type { CoachSettings, CoachTokenSource, KinetraServer } from '../settings.ts'
import type { CallService, Turn } from './call-service.ts'

/** What the host says is known of calls, or what a Kinetra server as token source knows. */
export function callsOf({ calls, tokenSource }: CoachSettings): CallService | undefined {
  return calls ?? ('server' in tokenSource ? kinetraCalls(tokenSource) : undefined)
}

/** Asks a Kinetra server with the user's login; rejects with the properties of a Refusal. */
async function ask(
  { server, authorization }: KinetraServer,
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<Response> {
  const token = await authorization?.()
  const response = await fetch(`${server}${path}`, {
    credentials: 'omit',
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    throw Object.assign(new Error('', { cause }), { status: 0 })
  })
  if (response.ok) return response
  const { error } = await response.json().catch(() => ({}))
  throw Object.assign(new Error(error?.message ?? ''), { status: response.status, code: error?.code })
}

export function kinetraTokenSource(server: KinetraServer): CoachTokenSource {
  return {
    async fetch({ agentName, agentMetadata }) {
      const agents = [{ agent_name: agentName, metadata: agentMetadata }]
      return await (await ask(server, CONNECTION_DETAILS_PATH, { room_config: { agents } })).json()
    },
  }
}

function kinetraCalls(server: KinetraServer): CallService {
  const pathOf = (callId: string, rest: string) => `/api/calls/${encodeURIComponent(callId)}${rest}`
  return {
    status: async (callId, signal) =>
      await (await ask(server, pathOf(callId, '/status'), undefined, signal)).json(),
    async turns(callId) {
      const all: Turn[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const path: string = pathOf(callId, `/turns?limit=500${cursor && `&cursor=${cursor}`}`)
        const page = await (await ask(server, path)).json()
        all.push(...page.turns)
        // A server of an earlier version gives all at once.
        cursor = page.nextCursor ?? null
      }
      return all
    },
    rejoin: async (callId, body) =>
      await (await ask(server, pathOf(callId, '/connection-details'), body)).json(),
    async feedback(callId, feedback) {
      await ask(server, pathOf(callId, '/feedback'), { feedback })
    },
  }
}
