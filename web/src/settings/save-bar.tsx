import { useStore } from '@kinetra/coach-ui/store'
import { useEffect } from 'react'
import { failureWords } from '../words/failure-words.ts'
import { t } from '../words/words.ts'
import {
  discardChanges,
  followEventUpdate,
  type SettingsForm,
  saveSettings,
  settingsForm,
} from './settings-form.ts'
import { isSound } from './threshold-fields.ts'

const LOOK_EVERY_MS = 700

/** Says that something is not saved yet, saves it, and shows what saving set off. */
export function SaveBar() {
  const form = useStore(settingsForm, (value) => value)
  const { state, thresholds, eventUpdate } = form
  useEffect(() => {
    if (!eventUpdate) return
    const abort = new AbortController()
    const timer = setTimeout(() => void followEventUpdate(abort.signal), LOOK_EVERY_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [eventUpdate])
  const isOpen = state === 'changed' || state === 'saving'
  const sound = isSound(thresholds)
  return (
    <div className="save-bar" data-open={isOpen || eventUpdate !== null} data-testid="save-bar">
      <p role="status">{wordsOf(form)}</p>
      {eventUpdate && !isOpen && (
        <progress value={eventUpdate.done} max={eventUpdate.total} aria-label={t('workoutsDone')} />
      )}
      {isOpen && (
        <>
          <button type="button" className="button" disabled={state === 'saving'} onClick={discardChanges}>
            {t('discard')}
          </button>
          <button
            type="button"
            className="button solid"
            disabled={state === 'saving' || !sound}
            onClick={() => void saveSettings()}
          >
            {t('save')}
          </button>
        </>
      )}
    </div>
  )
}

function wordsOf({ state, error, thresholds, eventUpdate }: SettingsForm): string {
  if (error) return t('notSaved', { why: failureWords(error).join(' ') })
  if (state === 'saving') return t('saving')
  if (state === 'changed') return t(isSound(thresholds) ? 'notSavedYet' : 'thresholdWrong')
  if (eventUpdate) return t('searchingAgain', eventUpdate)
  return state === 'saved' ? t('saved') : ''
}
