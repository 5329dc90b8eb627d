import { voice } from '@livekit/agents'
import { ORDERS } from '../coach/instructions.ts'
import type { CallState } from './call-state.ts'

export interface IdleTimes {
  /** Seconds of silence of both until the coach asks whether the user is there. */
  readonly questionInS: number
  /** Seconds of silence until it says goodbye and ends the call. */
  readonly goodbyeInS: number
}

/** A silent call asks once, and ends after it stays silent. */
export function watchSilence(
  session: voice.AgentSession<CallState>,
  call: CallState,
  times: IdleTimes,
): void {
  let goodbye: NodeJS.Timeout | undefined
  session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState }) => {
    clearTimeout(goodbye)
    if (newState !== 'away') return
    session.generateReply({ instructions: ORDERS.askIfThere, toolChoice: 'none' })
    goodbye = setTimeout(
      () => {
        session.generateReply({ instructions: ORDERS.sayGoodbye, toolChoice: 'none' })
        call.endCall()
      },
      (times.goodbyeInS - times.questionInS) * 1000,
    )
  })
  session.on(voice.AgentSessionEventTypes.Close, () => clearTimeout(goodbye))
}
