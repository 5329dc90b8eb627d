import * as z from 'zod/mini'

/** Routes of the token endpoint; the second is the older name of the first. */
export const CONNECTION_DETAILS_PATH = '/api/livekit/connection-details'
export const CONNECTION_DETAILS_ALIAS = '/livekit-token'

const agentDispatch = z.object({
  agent_name: z.optional(z.string()),
  agentName: z.optional(z.string()),
  metadata: z.optional(z.string()),
  deployment: z.optional(z.string()),
})
const roomConfig = z.object({ agents: z.optional(z.array(agentDispatch)) })
const text = z.optional(z.string())

/** The TokenSource request as it arrives, in either case; unknown keys are dropped. */
const wireRequest = z.object({
  room_name: text,
  roomName: text,
  participant_name: text,
  participantName: text,
  participant_identity: text,
  participantIdentity: text,
  participant_metadata: text,
  participantMetadata: text,
  participant_attributes: z.optional(z.record(z.string(), z.string())),
  participantAttributes: z.optional(z.record(z.string(), z.string())),
  room_config: z.optional(roomConfig),
  roomConfig: z.optional(roomConfig),
})

/** What a TokenSource client asks for: wishes, none of which binds the server. */
export const connectionDetailsRequest = z.pipe(
  wireRequest,
  z.transform((body) => ({
    roomName: body.room_name ?? body.roomName,
    participantName: body.participant_name ?? body.participantName,
    participantIdentity: body.participant_identity ?? body.participantIdentity,
    participantMetadata: body.participant_metadata ?? body.participantMetadata,
    participantAttributes: body.participant_attributes ?? body.participantAttributes,
    agents: (body.room_config ?? body.roomConfig)?.agents?.map((agent) => ({
      agentName: agent.agent_name ?? agent.agentName,
      metadata: agent.metadata,
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

/** The body of every error answer: what is wrong, what to do, and a code that never changes. */
export const errorBody = z.object({
  error: z.object({ code: z.string(), message: z.string(), hint: z.optional(z.string()) }),
})
export type ErrorBody = z.infer<typeof errorBody>
