import { useState } from 'react'
import { sendFeedback } from '../api/calls.ts'
import { callOfAnyTab, rememberedCall } from '../coach/call-memory.ts'
import { loginStore } from '../login/login-store.ts'
import { useStore } from '../page-context/store.ts'
import type { CallState } from './call-state.ts'
import { callStore } from './call-store.ts'
import { returnToCall, startCall } from './start-call.ts'
import { Trouble } from './trouble.tsx'

/** After a call, or instead of one: what went wrong, how it was, and the next call. */
export function Closing() {
  const call = useStore(callStore, (view) => view.call)
  const wasSaid = useStore(callStore, (view) => view.lines.length > 0)
  return (
    <div className="coach-foot">
      {call.problem && wasSaid && <Trouble problem={call.problem} />}
      {call.phase === 'ended' && call.lastCallId && call.startedAtMs !== null && (
        <Feedback key={call.lastCallId} callId={call.lastCallId} />
      )}
      {call.problem?.code !== 'no-webrtc' && (
        <div className="coach-controls">
          <NextCall call={call} />
        </div>
      )}
    </div>
  )
}

function NextCall({ call }: { call: CallState }) {
  const code = call.problem?.code
  if (code === 'login-expired') {
    return (
      <button
        type="button"
        className="button solid"
        data-first-focus
        onClick={() => loginStore.get().login()}
      >
        Log in
      </button>
    )
  }
  const canReturn = code === 'call-elsewhere' || code === 'connection-lost'
  const earlier = canReturn ? (rememberedCall() ?? callOfAnyTab() ?? call.lastCallId) : null
  return (
    <>
      {earlier && (
        <button
          type="button"
          className="button solid"
          data-first-focus
          onClick={() => void returnToCall(earlier, { takeOver: true })}
        >
          {code === 'call-elsewhere' ? 'Bring it here' : 'Go on with this call'}
        </button>
      )}
      <button
        type="button"
        className={earlier ? 'button' : 'button solid'}
        data-testid="coach-call-again"
        data-first-focus
        onClick={() => void startCall({ typingOnly: false })}
      >
        {earlier ? 'New call' : call.phase === 'failed' && code !== 'call-over' ? 'Try again' : 'Call again'}
      </button>
      <button type="button" className="button" onClick={() => void startCall({ typingOnly: true })}>
        Type only
      </button>
    </>
  )
}

function Feedback({ callId }: { callId: string }) {
  const [given, setGiven] = useState<'good' | 'bad' | 'failed' | null>(null)
  const give = async (feedback: 'good' | 'bad') => {
    setGiven(feedback)
    await sendFeedback(callId, feedback).catch(() => setGiven('failed'))
  }
  return (
    <div className="coach-feedback" role="status">
      {given === 'good' || given === 'bad' ? (
        <p>Thank you. It is kept with the conversation.</p>
      ) : (
        <>
          <p>{given === 'failed' ? 'That was not stored. Once more?' : 'Did the coach help?'}</p>
          <button type="button" className="button" data-testid="coach-good" onClick={() => void give('good')}>
            Yes
          </button>
          <button type="button" className="button" data-testid="coach-bad" onClick={() => void give('bad')}>
            No
          </button>
        </>
      )}
    </div>
  )
}
