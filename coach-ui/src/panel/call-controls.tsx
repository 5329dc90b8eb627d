import { useState } from 'react'
import { hangUp } from '../call/hang-up.ts'
import { wishMicrophone } from '../call/microphone-wish.ts'
import { useStore } from '../store/use-store.ts'
import { HoldButton } from './hold-button.tsx'
import { MuteButton } from './mute-button.tsx'
import { SoundChoices } from './sound-choices.tsx'
import { useRoom } from './use-room.ts'
import { useLabels, useSession, useView } from './use-session.ts'

/** Microphone, sound, the view for a run, end. */
export function CallControls() {
  const session = useSession()
  const room = useRoom()
  const labels = useLabels()
  const wish = useView((view) => view.microphone.wish)
  const consent = useStore(session.preferences, (preferences) => preferences.consent)
  const [choosing, setChoosing] = useState(false)
  const [asking, setAsking] = useState(false)
  const agree = () => {
    setAsking(false)
    session.preferences.set({ consent: true })
    wishMicrophone(session, 'open')
  }
  return (
    <>
      {choosing && <SoundChoices />}
      {asking && (
        <div className="coach-notice" role="alert">
          <p>{labels.consent}</p>
          <button type="button" className="button solid" data-testid="coach-consent" onClick={agree}>
            {labels.agree}
          </button>
        </div>
      )}
      <div className="coach-controls">
        <MuteButton onAsk={consent ? undefined : () => setAsking(true)} />
        <button
          type="button"
          className="button"
          aria-expanded={choosing}
          onClick={() => setChoosing((shown) => !shown)}
        >
          {labels.sound}
        </button>
        <button
          type="button"
          className="button"
          data-testid="coach-run-open"
          onClick={() => session.coach.shown.set({ run: true })}
        >
          {labels.forRun}
        </button>
        <button
          type="button"
          className="button solid coach-end"
          data-testid="coach-end"
          onClick={() => void hangUp(session, room)}
        >
          {labels.end}
        </button>
      </div>
      {wish === 'muted' && consent && <HoldButton />}
    </>
  )
}
