import { openStorage } from '@kinetra/coach-ui/preferences'
import { createStore } from '@kinetra/coach-ui/store'
import { DEFAULT_SETTINGS, type Settings, settings } from '@kinetra/workouts/settings'
import { getSettings } from '../api/settings.ts'

const KEY = 'kinetra.user-settings'
const storage = openStorage('localStorage')

/** What was known last, so that the first picture has the user's numbers already. */
function remembered(): Settings {
  try {
    const parsed = settings.safeParse(JSON.parse(storage.getItem(KEY) ?? 'null'))
    if (parsed.success) return parsed.data
  } catch {
    // What cannot be read is asked for again.
  }
  return DEFAULT_SETTINGS
}

/** What the user decided for all browsers and calls, as the server last said. */
export const userSettings = createStore<Settings>(remembered())

export function takeUserSettings(value: Settings): void {
  userSettings.set(() => value)
  storage.setItem(KEY, JSON.stringify(value))
}

/** Asks the server; where it does not answer, what was known last holds on. */
export async function loadUserSettings(): Promise<void> {
  const answer = await getSettings().catch(() => undefined)
  if (answer) takeUserSettings(answer.settings)
}
