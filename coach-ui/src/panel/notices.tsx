import { useContext } from 'react'
import { COACH_NOTICES } from '../call/call-state.ts'
import { MICROPHONE_FAILURES, type Problem } from '../call/problems.ts'
import { feed } from '../call/session.ts'
import { endCall, startCall } from '../call/start-call.ts'
import { ProblemText } from './problem-text.tsx'
import { RoomContext } from './use-room.ts'
import { useLabels, useSession, useView } from './use-session.ts'

/** What is wrong in a call that goes on, the gravest first, each with what to do about it. */
export function Notices() {
  const notices = useView((view) => view.call.notices)
  return (
    <div role="alert">
      {notices.map((notice) => (
        <ProblemText key={notice.code} problem={notice}>
          <NoticeAction notice={notice} />
        </ProblemText>
      ))}
    </div>
  )
}

function NoticeAction({ notice: { code } }: { notice: Problem }) {
  const room = useContext(RoomContext)
  const session = useSession()
  const labels = useLabels()
  if (code === 'sound-blocked') {
    return (
      <button
        type="button"
        className="button"
        data-testid="coach-unblock"
        onClick={() => void room?.startAudio()}
      >
        {labels.turnOnSound}
      </button>
    )
  }
  // The button that these name is among the controls below; a reconnection goes on by itself.
  if (code === 'reconnecting' || MICROPHONE_FAILURES.includes(code)) return null
  if (code !== 'coach-left' && COACH_NOTICES.includes(code)) {
    const again = () => {
      endCall(session)
      void startCall(session)
    }
    return (
      <button type="button" className="button" data-testid="coach-retry" onClick={again}>
        {labels.tryAgain}
      </button>
    )
  }
  return (
    <button
      type="button"
      className="button"
      onClick={() => feed(session, { type: 'clear-notices', codes: [code] })}
    >
      {labels.gotIt}
    </button>
  )
}
