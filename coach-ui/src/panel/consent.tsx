import { wishMicrophone } from '../call/microphone-wish.ts'
import { startCall } from '../call/start-call.ts'
import { useLabels, useSession } from './use-session.ts'

/** Asked once, before the microphone is used for the first time. */
export function Consent() {
  const session = useSession()
  const labels = useLabels()
  const talk = () => {
    session.preferences.set({ consent: true })
    if (session.view.get().microphone.wish === 'none') wishMicrophone(session, 'open')
    void startCall(session)
  }
  const type = () => {
    wishMicrophone(session, 'none')
    void startCall(session)
  }
  return (
    <div className="coach-consent">
      <h2>{labels.consentTitle}</h2>
      <p>{labels.consent}</p>
      <p className="small quiet">{labels.english}</p>
      <button
        type="button"
        className="button solid"
        data-testid="coach-consent"
        data-first-focus
        onClick={talk}
      >
        {labels.agree}
      </button>
      <button type="button" className="button" data-testid="coach-type-only" onClick={type}>
        {labels.typeInstead}
      </button>
    </div>
  )
}
