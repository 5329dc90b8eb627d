import assert from 'node:assert/strict'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import { type ConnectionDetails, connectionDetails } from '@kinetra/protocol/connection-details'
import { parseJobMetadata } from '@kinetra/protocol/job-metadata'
import { verifyJobToken } from '@kinetra/protocol/job-token'
import { TokenVerifier } from 'livekit-server-sdk'
import type { Config } from '../config.ts'

const LIFETIME_IN_S = 600
const CLAIMS = new Set(['iss', 'exp', 'nbf', 'sub', 'name', 'video', 'roomConfig'])

/** Checks that an answer of the token endpoint grants what the rules allow and nothing else. */
export async function checkTokenRules(answer: unknown, config: Config): Promise<ConnectionDetails> {
  const details = connectionDetails.parse(answer)
  const { apiKey, apiSecret } = config.livekit
  const claims = await new TokenVerifier(apiKey, apiSecret).verify(details.participantToken)
  assert.deepEqual(claims.video, {
    room: details.roomName,
    roomJoin: true,
    canPublish: true,
    canPublishSources: ['microphone'],
    canPublishData: true,
    canSubscribe: true,
    canUpdateOwnMetadata: false,
  })
  const unknown = Object.keys(claims).filter((claim) => !CLAIMS.has(claim))
  assert.deepEqual(unknown, [], 'claims that nobody asked for')
  assert((claims.exp ?? Infinity) - (claims.nbf ?? 0) <= LIFETIME_IN_S, 'too long to join')
  assert.equal(claims.sub, `user-${details.callId?.slice(0, 12)}`)
  assert(details.roomName.endsWith(`-${details.callId}`), 'a room that is not of this call')
  assert.equal(claims.roomConfig?.egress, undefined)
  const agents = claims.roomConfig?.agents ?? []
  assert.deepEqual(
    agents.map(({ agentName }) => agentName),
    [AGENT_NAME],
  )
  const signed = parseJobMetadata(agents[0]?.metadata).call ?? ''
  const job = await verifyJobToken(signed, config.jobSecrets, details.roomName)
  assert.equal(job?.callId, details.callId)
  return details
}
