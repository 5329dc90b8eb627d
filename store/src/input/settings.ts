import { DEFAULT_SETTINGS, type Settings, settings } from '@kinetra/workouts/settings'
import { check } from './check.ts'

export const checkSettings = (value: unknown): Settings => check(settings, value, 'settings')

/** What an older program saved may lack what is known now: the defaults stand in for it. */
export function storedSettings(value: unknown): Settings {
  const kept = typeof value === 'object' && value !== null ? value : {}
  const whole = settings.safeParse({ ...DEFAULT_SETTINGS, ...kept })
  return whole.success ? whole.data : DEFAULT_SETTINGS
}
