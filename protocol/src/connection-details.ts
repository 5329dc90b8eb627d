import * as z from 'zod/mini'

/** Routes of the token endpoint; the second is the older name of the first. */
export const CONNECTION_DETAILS_PATH = '/api/livekit/connection-details'
export const CONNECTION_DETAILS_ALIAS = '/livekit-token'

const text = z.nullish(z.string())
const agentDispatch = z.object({ agent_name: text, agentName: text, metadata: text, deployment: text })
const roomConfig = z.nullish(z.object({ agents: z.nullish(z.array(agentDispatch)) }))
const attributes = z.nullish(z.record(z.string(), z.string()))

/** The TokenSource request as it arrives, in either case; unknown keys are dropped, and null is absent. */
const wireRequest = z.object({
  room_name: text,
  roomName: text,
  participant_name: text,
  participantName: text,
  participant_identity: text,
  participantIdentity: text,
  participant_metadata: text,
  participantMetadata: text,
  participant_attributes: attributes,
  participantAttributes: attributes,
  room_config: roomConfig,
  roomConfig,
})

/** What a TokenSource client asks for: wishes, none of which binds the server. */
export const connectionDetailsRequest = z.pipe(
  wireRequest,
  z.transform((body) => ({
    roomName: body.room_name ?? body.roomName ?? undefined,
    participantName: body.participant_name ?? body.participantName ?? undefined,
    participantIdentity: body.participant_identity ?? body.participantIdentity ?? undefined,
    participantMetadata: body.participant_metadata ?? body.participantMetadata ?? undefined,
    participantAttributes: body.participant_attributes ?? body.participantAttributes ?? undefined,
    agents: (body.room_config ?? body.roomConfig)?.agents?.map((agent) => ({
      agentName: agent.agent_name ?? agent.agentName ?? undefined,
      metadata: agent.metadata ?? undefined,
    })),
  })),
)
export type ConnectionDetailsRequest = z.infer<typeof connectionDetailsRequest>

/** The answer, in the sandbox's shape; `callId` is ours and lets a reload return to the same call. */
export const connectionDetails = z.object({
  serverUrl: z.string(),
  participantToken: z.string(),
  roomName: z.string(),
  participantName: z.string(),
  callId: z.optional(z.string()),
})
export type ConnectionDetails = z.infer<typeof connectionDetails>

/** The answer as it is sent: LiveKit's clients for JavaScript read one spelling, those for Flutter the other. */
export const connectionDetailsAnswer = z.extend(connectionDetails, {
  server_url: z.string(),
  participant_token: z.string(),
  room_name: z.string(),
  participant_name: z.string(),
})

export function inBothSpellings(details: ConnectionDetails): z.infer<typeof connectionDetailsAnswer> {
  return {
    ...details,
    server_url: details.serverUrl,
    participant_token: details.participantToken,
    room_name: details.roomName,
    participant_name: details.participantName,
  }
}

/** The body of every error answer: what is wrong, what to do, and a code that never changes. */
export const errorBody = z.object({
  error: z.object({ code: z.string(), message: z.string(), hint: z.optional(z.string()) }),
})
export type ErrorBody = z.infer<typeof errorBody>
