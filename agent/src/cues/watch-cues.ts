import { log, voice } from '@livekit/agents'
import type { Room } from '@livekit/rtc-node'
import { userOf } from '../call/audience.ts'
import type { CallState } from '../call/call-state.ts'
import { followCueSettings } from './cue-settings-topic.ts'
import { type FollowingEvents, followWorkouts } from './follow-workout.ts'
import { giveCue } from './give-cue.ts'
import { tellHowItWent } from './run-over.ts'

/**
 * In a call about a workout that is being recorded the coach speaks up by itself: it says what matters while it happens,
 * and how it went when the recording ends.
 */
export function watchCues(room: Room, session: voice.AgentSession<CallState>, call: CallState): void {
  const { floor, cues } = call
  const { wishes } = cues
  const isOver = new AbortController()
  session.once(voice.AgentSessionEventTypes.Close, () => isOver.abort())
  followCueSettings(room, wishes)
  const events: FollowingEvents = {
    looked(lookout) {
      const isBusy = !userOf(room) || !floor.isFree()
      const cue = lookout.next(wishes.settings, isBusy || wishes.isQuiet())
      if (!cue) return
      lookout.gave(cue)
      giveCue(cue, cue.rule.topic, call)
    },
    ended(workout) {
      call.announce({ kind: 'recording-ended', workoutId: workout.id })
      const { sound, chattiness } = wishes.settings
      if (sound === 'tones' || chattiness === 'off' || wishes.isQuiet()) return
      tellHowItWent(workout, session).catch((error: unknown) =>
        log().warn({ error }, 'how the recording went could not be told'),
      )
    },
  }
  void followWorkouts(call, events, isOver.signal)
}
