import * as z from 'zod/mini'
import { createStore } from '../page-context/store.ts'

const settings = z.object({
  /** Agreed to what the coach's consent sentence says. */
  consent: z._default(z.boolean(), false),
  microphoneId: z._default(z.string(), 'default'),
  speakerId: z._default(z.string(), 'default'),
  /** 0–1. */
  volume: z._default(z.number().check(z.gte(0), z.lte(1)), 1),
  /** Begin muted; holding the space bar talks. */
  pushToTalk: z._default(z.boolean(), false),
})
export type Settings = z.infer<typeof settings>

const KEY = 'kinetra.settings'

function read(): Settings {
  try {
    const parsed = settings.safeParse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
    if (parsed.success) return parsed.data
  } catch {
    // Unreadable settings are replaced by the defaults below.
  }
  return settings.parse({})
}

/** What the user decided for this browser; what holds for all of them is in user-settings.ts. */
export const settingsStore = createStore<Settings>(read())

settingsStore.subscribe(() => {
  try {
    localStorage.setItem(KEY, JSON.stringify(settingsStore.get()))
  } catch {
    // Private windows may refuse storage: the choice then holds until the page is closed.
  }
})
