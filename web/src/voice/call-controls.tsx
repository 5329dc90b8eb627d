import { useLocalParticipant, useRoomContext } from '@livekit/components-react'
import { useState } from 'react'
import { useStore } from '../page-context/store.ts'
import { settingsStore } from '../settings/settings-store.ts'
import { hangUp } from './hang-up.ts'
import { setMicrophone } from './microphone.ts'
import { SoundChoices } from './sound-choices.tsx'

/** Microphone, sound, time, end. */
export function CallControls() {
  const room = useRoomContext()
  const { isMicrophoneEnabled, microphoneTrack } = useLocalParticipant()
  const [choosing, setChoosing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [holding, setHolding] = useState(false)
  const pushToTalk = useStore(settingsStore, (settings) => settings.pushToTalk)
  const hold = (on: boolean) => {
    if (on === holding) return
    setHolding(on)
    void setMicrophone(room, on)
  }
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
          className="button coach-mute"
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
        <button
          type="button"
          className="button solid coach-end"
          data-testid="coach-end"
          onClick={() => void hangUp(room)}
        >
          End
        </button>
      </div>
      {(holding || (!isMicrophoneEnabled && (microphoneTrack || pushToTalk))) && (
        <button
          type="button"
          className="button coach-hold"
          data-testid="coach-hold"
          aria-pressed={holding}
          onPointerDown={() => hold(true)}
          onPointerUp={() => hold(false)}
          onPointerCancel={() => hold(false)}
          onPointerLeave={() => hold(false)}
          onContextMenu={(event) => event.preventDefault()}
        >
          {holding ? (
            'Release when you have finished'
          ) : (
            <span>
              Hold here<span className="coach-hold-key">, or hold the space bar,</span> to talk
            </span>
          )}
        </button>
      )}
    </>
  )
}
