import { useEffect } from 'react'
import { RequestError } from '../api/request.ts'
import { useStore } from '../page-context/store.ts'
import { discardChanges, followEventUpdate, saveSettings, settingsForm } from './settings-form.ts'
import { isSound } from './threshold-fields.ts'

const LOOK_EVERY_MS = 700

/** Says that something is not saved yet, saves it, and shows what saving set off. */
export function SaveBar() {
  const { state, error, thresholds, eventUpdate } = useStore(settingsForm, (form) => form)
  useEffect(() => {
    if (!eventUpdate) return
    const abort = new AbortController()
    const timer = setTimeout(() => void followEventUpdate(abort.signal).catch(() => undefined), LOOK_EVERY_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [eventUpdate])
  const isOpen = state === 'changed' || state === 'saving'
  const sound = isSound(thresholds)
  return (
    <div className="save-bar" data-open={isOpen || eventUpdate !== null} data-testid="save-bar">
      <p role="status">
        {error
          ? `Not saved. ${error.message} ${error instanceof RequestError ? error.hint : ''} What you put in is still here.`
          : state === 'saving'
            ? 'Saving…'
            : state === 'changed'
              ? sound
                ? 'Not saved yet.'
                : 'A threshold does not fit.'
              : eventUpdate
                ? `Saved. Finding events again: ${eventUpdate.done} of ${eventUpdate.total} workouts.`
                : state === 'saved'
                  ? 'Saved.'
                  : ''}
      </p>
      {eventUpdate && !isOpen && (
        <progress value={eventUpdate.done} max={eventUpdate.total} aria-label="Workouts done" />
      )}
      {isOpen && (
        <>
          <button type="button" className="button" disabled={state === 'saving'} onClick={discardChanges}>
            Discard
          </button>
          <button
            type="button"
            className="button solid"
            disabled={state === 'saving' || !sound}
            onClick={() => void saveSettings()}
          >
            Save
          </button>
        </>
      )}
    </div>
  )
}
