import { useEffect } from 'react'
import type { Caption } from '../call/captions.ts'
import { wishMicrophone } from '../call/microphone-wish.ts'
import { useStore } from '../store/use-store.ts'
import { CoachStage } from './coach-stage.tsx'
import { MuteButton } from './mute-button.tsx'
import { useLabels, useSession, useView } from './use-session.ts'

/** The call while running: what the coach says, and one target, as large as the screen lets it be, to mute. */
export function RunView() {
  const session = useSession()
  const { shown } = session.coach
  const labels = useLabels()
  const consent = useStore(session.preferences, (preferences) => preferences.consent)
  const said = useView(({ lines }) =>
    lines.findLast((line): line is Caption => line.kind === 'speech' && line.who === 'coach'),
  )
  // A call that ends takes its view along.
  useEffect(() => () => shown.set({ run: false }), [shown])
  const agree = () => {
    session.preferences.set({ consent: true })
    wishMicrophone(session, 'open')
  }
  return (
    <div className="coach-run" data-testid="coach-run">
      <div className="coach-run-head">
        <CoachStage />
        <button
          type="button"
          className="button"
          data-testid="coach-run-leave"
          onClick={() => shown.set({ run: false })}
        >
          {labels.leaveRun}
        </button>
      </div>
      <p className="coach-run-said" lang="en">
        {said?.text}
      </p>
      {!consent && <p className="coach-run-note">{labels.consent}</p>}
      <MuteButton onAsk={consent ? undefined : agree} />
      <p className="coach-run-note">{labels.screenOff}</p>
    </div>
  )
}
