import { voice } from '@livekit/agents'
import { ORDERS } from '../coach/instructions.ts'
import type { CallState } from './call-state.ts'

export interface IdleTimes {
  /** Seconds of silence of both until the coach asks whether the user is there. */
  readonly questionInS: number
  /** Seconds of silence of the user until the coach says goodbye and ends the call. */
  readonly goodbyeInS: number
}

/** A silent call asks once, and ends when it stays silent. */
export function watchSilence(
  session: voice.AgentSession<CallState>,
  call: CallState,
  times: IdleTimes,
): void {
  let question: NodeJS.Timeout | undefined
  let goodbye: NodeJS.Timeout | undefined
  let hasAsked = false
  const stop = () => {
    clearTimeout(question)
    clearTimeout(goodbye)
  }
  const ask = () => {
    hasAsked = true
    session.generateReply({ instructions: ORDERS.askIfThere, toolChoice: 'none' })
  }
  const leave = () => {
    session.generateReply({ instructions: ORDERS.sayGoodbye, toolChoice: 'none' })
    call.endCall()
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
  }
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) => {
    if (newState === 'listening') wait()
  })
  session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState }) => {
    wake()
    if (newState !== 'speaking' && session.agentState === 'listening') wait()
  })
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type === 'message' && item.role === 'user') wake()
  })
  session.on(voice.AgentSessionEventTypes.Close, stop)
}
