import type { ConnectionDetails } from '@kinetra/protocol/connection-details'
import * as z from 'zod'
import type { User } from '../access/user.ts'
import { RequestError } from '../http/request-error.ts'
import type { Member } from '../livekit/livekit.ts'
import { type CallDependencies, ticketFor } from './start-call.ts'

/** LiveKit hears of a reload's goodbye a moment after the page asks to come back. */
const GOODBYE_MS = 1500
const LOOK_EVERY_MS = 150

export const rejoinRequest = z
  .object({
    /** Join even where the call is open elsewhere; the other page is then disconnected. */
    takeOver: z.boolean().nullish(),
  })
  .nullish()

/** A new token for a call that has not ended: after a reload, or to take the call over in this tab. */
export async function rejoinCall(
  { config, store, livekit }: CallDependencies,
  user: User,
  id: string,
  body: z.infer<typeof rejoinRequest>,
): Promise<ConnectionDetails> {
  const call = await store.calls.get(user.id, id)
  if (call.endedAt !== null) throw callOver()
  let members = await livekit.members(call.roomName)
  const deadline = Date.now() + GOODBYE_MS
  while (!body?.takeOver && isOpenElsewhere(members) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    members = await livekit.members(call.roomName)
  }
  if (members === null) {
    await store.calls.end(id)
    throw callOver()
  }
  if (!body?.takeOver && isOpenElsewhere(members)) {
    throw new RequestError(409, 'call_elsewhere', 'This call is open in another tab.', {
      hint: 'Go on there, or send {"takeOver": true} to bring it here.',
    })
  }
  return await ticketFor(call, user, config)
}

function isOpenElsewhere(members: Member[] | null): boolean {
  return members?.some((member) => !member.isAgent && member.present) ?? false
}

function callOver(): RequestError {
  return new RequestError(410, 'call_over', 'This call has ended.', { hint: 'Start a new one.' })
}
