import { useStore } from '../page-context/store.ts'
import { settingsStore } from '../settings/settings-store.ts'
import { keptWords, userSettings } from '../settings/user-settings.ts'
import { startCall } from './start-call.ts'

/** Asked once, before the microphone is used for the first time. */
export function Consent() {
  const days = useStore(userSettings, (settings) => settings.keepConversationsDays)
  const agree = (typingOnly: boolean) => {
    if (!typingOnly) settingsStore.set({ consent: true })
    void startCall({ typingOnly })
  }
  return (
    <div className="coach-consent">
      <h2>Ask about your workout, aloud</h2>
      <p>
        While the call is up the coach hears your microphone; what is said is kept as text with your
        conversations {keptWords(days)}, the sound is not kept, and you can delete it at any time. How long it
        is kept is a setting.
      </p>
      <p className="small quiet">The coach speaks and understands English only.</p>
      <button
        type="button"
        className="button solid"
        data-testid="coach-consent"
        data-first-focus
        onClick={() => agree(false)}
      >
        Agree and talk
      </button>
      <button type="button" className="button" data-testid="coach-type-only" onClick={() => agree(true)}>
        Type instead, without the microphone
      </button>
    </div>
  )
}
