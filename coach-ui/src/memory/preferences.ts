import * as z from 'zod/mini'
import type { Preferences } from '../settings.ts'
import { createStore, type Store } from '../store/create-store.ts'
import { openStorage } from './storage.ts'

export { openStorage }

const schema = z.object({
  consent: z._default(z.boolean(), false),
  microphoneId: z._default(z.string(), 'default'),
  speakerId: z._default(z.string(), 'default'),
  volume: z._default(z.number().check(z.gte(0), z.lte(1)), 1),
  pushToTalk: z._default(z.boolean(), false),
  announceCaptions: z._default(z.boolean(), false),
  cueChattiness: z._default(z.enum(['off', 'few', 'usual', 'many']), 'usual'),
  cueSound: z._default(z.enum(['voice', 'tones']), 'voice'),
})

/** Reads what was decided, and keeps what is decided from now on, under `<name>.settings`. */
export function createPreferences(name: string): Store<Preferences> {
  const key = `${name}.settings`
  const storage = openStorage('localStorage')
  const store = createStore<Preferences>(parse(storage.getItem(key)))
  store.subscribe(() => storage.setItem(key, JSON.stringify(store.get())))
  return store
}

function parse(text: string | null): Preferences {
  try {
    const parsed = schema.safeParse(JSON.parse(text ?? '{}'))
    if (parsed.success) return parsed.data
  } catch {
    // What cannot be read is replaced by the defaults.
  }
  return schema.parse({})
}
