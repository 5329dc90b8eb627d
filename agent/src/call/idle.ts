import { voice } from '@livekit/agents'
import { REPLY_INSTRUCTIONS } from '../coach/instructions.ts'
import { isRecording } from '../cues/call-cues.ts'
import type { CallState } from './call-state.ts'

export interface IdleTimes {
  /** Seconds of silence of both until the coach asks whether the user is there. */
  readonly questionInS: number
  /** Seconds of silence of the user until the coach says goodbye and ends the call. */
  readonly goodbyeInS: number
}

/** Nobody who speaks is asked whether they are there. */
const ASK_AGAIN_AFTER_MS = 1000
/** A goodbye that is not heard, because something else is loud, ends the call all the same. */
const GOODBYE_TAKES_AT_MOST_MS = 8000

/**
 * A silent call asks once, and ends when it stays silent. Only words are a sign of life: a fan that the voice activity
 * detection takes for a voice would keep the call, and the place on the worker, for ever.
 * @param end ends the call at once.
 */
export function watchIdle(
  session: voice.AgentSession<CallState>,
  call: CallState,
  times: IdleTimes,
  end: () => void,
): void {
  let question: NodeJS.Timeout | undefined
  let goodbye: NodeJS.Timeout | undefined
  let hasAsked = false
  const stop = () => {
    clearTimeout(question)
    clearTimeout(goodbye)
  }
  const ask = () => {
    // Who runs is not asked whether they are there.
    if (isRecording(call.cues)) return wait()
    if (session.userState === 'speaking') {
      question = setTimeout(ask, ASK_AGAIN_AFTER_MS)
      return
    }
    hasAsked = true
    call.floor.speak({ instructions: REPLY_INSTRUCTIONS.askIfThere, toolChoice: 'none' })
  }
  const leave = () => {
    call.floor.speak({ instructions: REPLY_INSTRUCTIONS.sayGoodbye, toolChoice: 'none' })
    call.endCall()
    goodbye = setTimeout(end, GOODBYE_TAKES_AT_MOST_MS)
  }
  const wait = () => {
    // The coach's own question must not count as a sign of life.
    if (hasAsked) return
    stop()
    question = setTimeout(ask, times.questionInS * 1000)
    goodbye = setTimeout(leave, times.goodbyeInS * 1000)
  }
  const wake = () => {
    hasAsked = false
    stop()
    if (session.agentState === 'listening') wait()
  }
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) => {
    if (newState === 'listening') wait()
  })
  session.on(voice.AgentSessionEventTypes.UserInputTranscribed, wake)
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type === 'message' && item.role === 'user') wake()
  })
  session.on(voice.AgentSessionEventTypes.Close, stop)
}
