import { createStore } from '@kinetra/coach-ui/store'
import { DEFAULT_SETTINGS, type Settings } from '@kinetra/workouts/settings'
import { getSettings, putSettings, type SettingsAnswer } from '../api/settings.ts'
import { formOf, isSound, type ThresholdForm, thresholdsOfForm } from './threshold-fields.ts'
import { takeUserSettings, userSettings } from './user-settings.ts'

export interface SettingsForm {
  /** What is shown: saved, or changed and not saved yet; it outlives a look at another page. */
  readonly shown: Settings
  readonly thresholds: ThresholdForm
  readonly state: 'unknown' | 'clean' | 'changed' | 'saving' | 'saved'
  readonly error: Error | null
  readonly eventUpdate: SettingsAnswer['eventUpdate']
}

const startOf = (shown: Settings, state: SettingsForm['state']): SettingsForm => ({
  shown,
  thresholds: formOf(shown.thresholds),
  state,
  error: null,
  eventUpdate: null,
})

/** The form of what the server keeps. Saving that fails loses nothing of what was put in. */
export const settingsForm = createStore<SettingsForm>(startOf(userSettings.get(), 'unknown'))

/** What the server has now; what was changed and not saved stays. */
export async function openSettings(signal: AbortSignal): Promise<void> {
  const { settings, eventUpdate } = await getSettings(signal)
  takeUserSettings(settings)
  const { state } = settingsForm.get()
  if (state === 'changed' || state === 'saving') settingsForm.set({ eventUpdate })
  else settingsForm.set({ ...startOf(settings, 'clean'), eventUpdate })
}

export function changeSettings(change: Partial<Settings>): void {
  settingsForm.set((form) => ({ ...form, shown: { ...form.shown, ...change }, state: 'changed' }))
}

export function changeThresholds(thresholds: ThresholdForm): void {
  settingsForm.set((form) => ({ ...form, thresholds, state: 'changed' }))
}

export function discardChanges(): void {
  settingsForm.set((form) => ({ ...startOf(userSettings.get(), 'clean'), eventUpdate: form.eventUpdate }))
}

/** The server has the defaults again. */
export function forgetChanges(): void {
  takeUserSettings(DEFAULT_SETTINGS)
  discardChanges()
}

export async function saveSettings(): Promise<void> {
  const { shown, thresholds } = settingsForm.get()
  if (!isSound(thresholds)) return
  settingsForm.set({ state: 'saving', error: null })
  try {
    const answer = await putSettings({ ...shown, thresholds: thresholdsOfForm(thresholds) })
    takeUserSettings(answer.settings)
    settingsForm.set({ ...startOf(answer.settings, 'saved'), eventUpdate: answer.eventUpdate })
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause))
    settingsForm.set({ state: 'changed', error })
  }
}

/** Looks how far the events have been found again; null once none is left. Each look is told, also a failed one. */
export async function followEventUpdate(signal: AbortSignal): Promise<void> {
  const { eventUpdate: before } = settingsForm.get()
  const answer = await getSettings(signal).catch(() => undefined)
  if (!signal.aborted)
    settingsForm.set({ eventUpdate: answer ? answer.eventUpdate : before && { ...before } })
}
