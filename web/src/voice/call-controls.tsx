import { useLocalParticipant, useRoomContext } from '@livekit/components-react'
import { useState } from 'react'
import { ElapsedTime } from './elapsed-time.tsx'
import { setMicrophone } from './microphone.ts'
import { SoundChoices } from './sound-choices.tsx'
import { endCall } from './start-call.ts'

/** Microphone, sound, time, end. */
export function CallControls() {
  const room = useRoomContext()
  const { isMicrophoneEnabled, microphoneTrack } = useLocalParticipant()
  const [choosing, setChoosing] = useState(false)
  const [busy, setBusy] = useState(false)
  const toggle = async () => {
    setBusy(true)
    await setMicrophone(room, !isMicrophoneEnabled)
    setBusy(false)
  }
  const words = isMicrophoneEnabled ? 'Mute' : microphoneTrack ? 'Unmute' : 'Use microphone'
  return (
    <>
      {choosing && <SoundChoices />}
      <div className="coach-controls">
        <button
          type="button"
          className="button"
          data-testid="coach-mute"
          data-muted={!isMicrophoneEnabled}
          aria-pressed={!isMicrophoneEnabled}
          disabled={busy}
          onClick={() => void toggle()}
        >
          {words}
        </button>
        <button
          type="button"
          className="button"
          aria-expanded={choosing}
          onClick={() => setChoosing((shown) => !shown)}
        >
          Sound
        </button>
        <ElapsedTime />
        <button type="button" className="button solid" data-testid="coach-end" onClick={endCall}>
          End
        </button>
      </div>
      {!isMicrophoneEnabled && microphoneTrack && (
        <p className="small quiet coach-hint">Muted. Hold the space bar to talk.</p>
      )}
    </>
  )
}
