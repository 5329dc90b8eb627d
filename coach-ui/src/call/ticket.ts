import { parseRoomName } from '@kinetra/protocol/room-name'
import * as z from 'zod/mini'
import type { Ticket } from './call-state.ts'

/** What every token source gives; the room's name is in the token where it is not said. */
const details = z.object({
  serverUrl: z.string().check(z.minLength(1)),
  participantToken: z.string().check(z.minLength(1)),
  roomName: z.optional(z.string()),
})
const claims = z.object({ video: z.object({ room: z.string() }) })

/** A ticket from connection details of any source; undefined where they do not let anybody join. */
export function ticketOf(answer: unknown): Ticket | undefined {
  const parsed = details.safeParse(answer)
  if (!parsed.success) return undefined
  const { serverUrl, participantToken, roomName } = parsed.data
  const room = roomName ?? roomIn(participantToken)
  return { serverUrl, participantToken, callId: (room && parseRoomName(room).callId) || null }
}

/** The room a token is for; not checked, since the server that signed it will. */
function roomIn(token: string): string | undefined {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    return claims.safeParse(JSON.parse(atob(payload))).data?.video.room
  } catch {
    return undefined
  }
}
