import { log } from '@livekit/agents'
import type { Room } from '@livekit/rtc-node'
import { userOf } from '../call/audience.ts'
import type { CallState } from '../call/call-state.ts'
import { followCueSettings } from './cue-settings-topic.ts'
import { followWorkouts } from './follow-workout.ts'
import { giveCue } from './give-cue.ts'
import { wordsAtTheEnd } from './run-over.ts'

/**
 * In a call about a workout that is being recorded the coach speaks up by itself: it says what matters while it happens,
 * and how it went when the recording ends.
 */
export function watchCues(room: Room, call: CallState, signal: AbortSignal): void {
  const { wishes } = call.cues
  followCueSettings(room, wishes)
  const isFree = () => userOf(room) !== undefined && call.floor.isFree()
  void followWorkouts(
    call,
    {
      looked(lookout) {
        const cue = lookout.next(wishes.settings, wishes.isQuiet() || !isFree())
        if (!cue) return
        lookout.gave(cue)
        giveCue(cue, cue.rule.topic, call)
      },
      async ended(workout, { usual }) {
        call.announce({ kind: 'recording-ended', workoutId: workout.id })
        try {
          call.floor.tell(await wordsAtTheEnd(workout, usual, call))
        } catch (error) {
          log().warn({ error }, 'how the recording went could not be told')
        }
      },
    },
    signal,
  )
}
