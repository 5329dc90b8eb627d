import type { CallState } from '../call/call-state.ts'
import { wishMicrophone } from '../call/microphone-wish.ts'
import { returnToCall, startCall } from '../call/start-call.ts'
import { callsOf } from '../server/kinetra-server.ts'
import { Feedback } from './feedback.tsx'
import { ProblemText } from './problem-text.tsx'
import { useLabels, useSession, useSettings, useView } from './use-session.ts'

/** After a call, or instead of one: what went wrong, how it was, and the next call. */
export function Closing() {
  const call = useView((view) => view.call)
  const wasSaid = useView((view) => view.lines.length > 0)
  const calls = callsOf(useSettings((settings) => settings))
  return (
    <div className="coach-foot">
      {call.problem && wasSaid && (
        <div role="alert">
          <ProblemText problem={call.problem} />
        </div>
      )}
      {calls && call.phase === 'ended' && call.lastCallId && call.startedAtMs !== null && (
        <Feedback key={call.lastCallId} callId={call.lastCallId} rate={calls.feedback} />
      )}
      {call.problem?.code !== 'no-webrtc' && (
        <div className="coach-controls">
          <NextCall call={call} />
        </div>
      )}
    </div>
  )
}

/** Calls with the microphone as it was wanted last; to type only is a wish of its own. */
function NextCall({ call }: { call: CallState }) {
  const session = useSession()
  const labels = useLabels()
  const wish = useView((view) => view.microphone.wish)
  const onLogin = useSettings((settings) => settings.onLogin)
  const code = call.problem?.code
  if (code === 'login-expired' && onLogin) {
    return (
      <button type="button" className="button solid" data-first-focus onClick={onLogin}>
        {labels.logIn}
      </button>
    )
  }
  const earlier = code === 'call-elsewhere' || code === 'connection-lost' ? earlierCall() : null
  const typeOnly = () => {
    wishMicrophone(session, 'none')
    void startCall(session)
  }
  return (
    <>
      {earlier && (
        <button
          type="button"
          className="button solid"
          data-first-focus
          onClick={() => void returnToCall(session, earlier, { takeOver: true })}
        >
          {code === 'call-elsewhere' ? labels.bringHere : labels.goOn}
        </button>
      )}
      <button
        type="button"
        className={earlier ? 'button' : 'button solid'}
        data-testid="coach-call-again"
        data-first-focus
        onClick={() => void startCall(session)}
      >
        {earlier
          ? labels.newCall
          : call.phase === 'failed' && code !== 'call-over'
            ? labels.tryAgain
            : labels.callAgain}
      </button>
      {wish !== 'none' && (
        <button type="button" className="button" onClick={typeOnly}>
          {labels.typeOnly}
        </button>
      )}
    </>
  )

  function earlierCall() {
    const { memory } = session
    const { lastCallId: callId } = call
    return memory.ofThisTab() ?? memory.ofAnyTab() ?? (callId ? { callId, microphone: wish } : null)
  }
}
