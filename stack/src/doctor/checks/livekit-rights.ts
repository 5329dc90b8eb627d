import { type Check, failed, ok, reasonOf } from '../check.ts'
import { withJoinedRoom } from '../join-room.ts'

/** Whether the key may make rooms and join them, and what LiveKit says of itself on joining. */
export const livekitRights: Check = {
  name: 'livekit-rights',
  title: 'LiveKit rights',
  needs: ['livekit-credentials'],
  run: async (context) => {
    try {
      const version = await withJoinedRoom(context, async (answer) => answer)
      return ok(`rooms can be listed, made and joined; version ${version}`)
    } catch (error) {
      return failed('a room cannot be made or joined', {
        cause: `${reasonOf(error)}.`,
        fix: 'The key needs the right to create rooms; a proxy in front of LiveKit must let WebSockets through at /rtc.',
      })
    }
  },
}
