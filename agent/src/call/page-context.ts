import { PAGE_TOPIC, type PageContext, pageContext } from '@kinetra/protocol/page'
import { LONGEST_WORKOUT_MS } from '@kinetra/workouts/frame'
import { REGION_GROUPS, REGION_NAMES } from '@kinetra/workouts/regions'
import type { Room } from '@livekit/rtc-node'
import { onUserData } from './audience.ts'
import type { CallState } from './call-state.ts'

const REGIONS: ReadonlySet<string> = new Set([...REGION_NAMES, ...Object.keys(REGION_GROUPS)])

/**
 * Follows where the user is on the page; nobody else in the room can move the coach. Gives a way to follow what was said
 * otherwise, that resolves once all that was said before has been followed too.
 */
export function followPage(room: Room, call: CallState): (said: string) => Promise<void> {
  // One after the other: what the page said last counts, however long a look into the store takes.
  let followed = Promise.resolve()
  const follow = (said: string) => {
    followed = followed.then(() => followTo(said, call))
    return followed
  }
  onUserData(room, PAGE_TOPIC, (payload) => void follow(new TextDecoder().decode(payload)))
  return follow
}

/**
 * Takes over what the page says. The workout follows only after the store has confirmed that this user may
 * read it. What is malformed is ignored, so that the chat model reads known regions and times and nothing else.
 */
export async function followTo(said: string, call: CallState): Promise<void> {
  const context = readContext(said)
  if (!context) return
  if (context.workoutId && context.workoutId !== call.workoutId) {
    try {
      await call.store.workouts.get(call.viewerId, context.workoutId)
    } catch {
      return
    }
    call.workoutId = context.workoutId
  }
  call.pageContext = context
}

function readContext(said: string): PageContext | null {
  try {
    const { workoutId, region, timeMs } = pageContext.parse(JSON.parse(said))
    return {
      workoutId,
      region: region !== null && REGIONS.has(region) ? region : null,
      timeMs: timeMs !== null && timeMs <= LONGEST_WORKOUT_MS ? timeMs : null,
    }
  } catch {
    return null
  }
}
