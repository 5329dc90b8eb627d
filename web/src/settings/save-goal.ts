import type { Goal } from '@kinetra/workouts/goals'
import type { FigureName } from '@kinetra/workouts/usual/figures'
import type { WorkoutType } from '@kinetra/workouts/workout'
import { getSettings, putSettings } from '../api/settings.ts'
import { settingsForm } from './settings-form.ts'
import { takeUserSettings } from './user-settings.ts'

/** Saves a goal, or takes it away, and nothing else: what stands unsaved in the settings stays there. */
export async function saveGoal(kind: WorkoutType, figure: FigureName, goal: Goal | null): Promise<void> {
  const { settings } = await getSettings()
  const { [figure]: _, ...others } = settings.goals[kind] ?? {}
  const goals = { ...settings.goals, [kind]: goal ? { ...others, [figure]: goal } : others }
  const saved = (await putSettings({ ...settings, goals })).settings
  takeUserSettings(saved)
  settingsForm.set((form) => ({ ...form, shown: { ...form.shown, goals: saved.goals } }))
}
