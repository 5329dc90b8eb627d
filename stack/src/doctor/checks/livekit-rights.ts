import { type Check, failed, ok, reasonOf, warning } from '../check.ts'
import { withJoinedRoom } from '../join-room.ts'

/** The oldest that makes a room together with its agent's dispatch. */
const OLDEST = '1.8.0'

/** Whether the key may make rooms and join them, and what LiveKit says of itself on joining. */
export const livekitRights: Check = {
  name: 'livekit-rights',
  title: 'LiveKit rights',
  needs: ['livekit-credentials'],
  run: async (context) => {
    try {
      const version = await withJoinedRoom(context, async ({ serverInfo }) => serverInfo?.version ?? '')
      if (isOlder(version, OLDEST)) {
        return warning(`version ${version} is older than ${OLDEST}`, {
          cause: `The coach is tried with ${OLDEST} and newer; older ones may not send for it when a room is made.`,
          fix: 'Raise the version of that LiveKit server.',
        })
      }
      return ok(`rooms can be listed, made and joined; version ${version || 'unknown'}`)
    } catch (error) {
      return failed('a room cannot be made or joined', {
        cause: `${reasonOf(error)}.`,
        fix: 'The key needs the right to create rooms; a proxy in front of LiveKit must let WebSockets through at /rtc.',
      })
    }
  },
}

/** Compares numbers of versions; one that is none is not older. */
function isOlder(version: string, than: string): boolean {
  const numbers = (text: string) => (/^\d+\.\d+\.\d+/.exec(text)?.[0] ?? '').split('.').map(Number)
  const [given, limit] = [numbers(version), numbers(than)]
  if (given.length < 3) return false
  const first = given.findIndex((number, index) => number !== limit[index])
  return first >= 0 && (given[first] ?? 0) < (limit[first] ?? 0)
}
