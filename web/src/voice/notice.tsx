import { useMaybeRoomContext, useRoomContext } from '@livekit/components-react'
import { RoomEvent } from 'livekit-client'
import { useEffect } from 'react'
import { useStore } from '../page-context/store.ts'
import { callStore, feed } from './call-store.ts'
import { type Problem, problem } from './problems.ts'
import { endCall, startCall } from './start-call.ts'

/** What is wrong in a call that goes on, what to do, and the button that does it. */
export function Notice({ inRoom }: { inRoom: boolean }) {
  const notice = useStore(callStore, (view) => view.call.notice)
  return (
    <div role="alert">
      {inRoom && <SoundWatch />}
      {notice && (
        <div className="coach-notice" data-testid="coach-notice" data-code={notice.code}>
          <p>
            <strong>{notice.what}</strong> {notice.todo}
          </p>
          {inRoom && <NoticeAction notice={notice} />}
        </div>
      )}
    </div>
  )
}

function NoticeAction({ notice }: { notice: Problem }) {
  const room = useMaybeRoomContext()
  if (!room) return null
  if (notice.code === 'sound-blocked') {
    return (
      <button
        type="button"
        className="button"
        data-testid="coach-unblock"
        onClick={() => void room.startAudio()}
      >
        Turn on sound
      </button>
    )
  }
  // The button that these name is among the controls below.
  if (/^microphone-(denied|missing|in-use|failed)$/.test(notice.code)) return null
  if (/^coach-(late|none|busy|misnamed)$/.test(notice.code)) {
    const again = () => {
      const { typingOnly } = callStore.get().call
      endCall()
      void startCall({ typingOnly })
    }
    return (
      <button type="button" className="button" data-testid="coach-retry" onClick={again}>
        Try again
      </button>
    )
  }
  return (
    <button type="button" className="button" onClick={() => feed({ type: 'clear-notice' })}>
      Got it
    </button>
  )
}

/** Sound that the browser holds back until something is clicked. */
function SoundWatch() {
  const room = useRoomContext()
  useEffect(() => {
    const check = () => {
      if (!room.canPlaybackAudio) feed({ type: 'notice', notice: problem('sound-blocked') })
    }
    room.on(RoomEvent.AudioPlaybackStatusChanged, check)
    return () => {
      room.off(RoomEvent.AudioPlaybackStatusChanged, check)
    }
  }, [room])
  return null
}
