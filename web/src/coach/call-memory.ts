/**
 * What the browser remembers of its calls: the tab's own (sessionStorage), so that a reload can return to
 * it, and the latest of any tab (localStorage), so that a second tab can say where the call is.
 */
const KEY = 'kinetra.call'
/** The coach waits this long for somebody who left without saying goodbye. */
export const RETURN_MS = 60_000

export function rememberCall(callId: string): void {
  const text = JSON.stringify({ callId, at: Date.now() })
  for (const storage of [sessionStorage, localStorage]) storage.setItem(KEY, text)
}

export function forgetCall(callId: string | null): void {
  for (const storage of [sessionStorage, localStorage]) {
    if (read(storage) === callId) storage.removeItem(KEY)
  }
}

/** The call this tab was in less than a minute ago, if any. */
export function rememberedCall(now = Date.now()): string | null {
  return read(sessionStorage, now)
}

/** The call that any tab of this browser was in less than a minute ago, if any. */
export function callOfAnyTab(now = Date.now()): string | null {
  return read(localStorage, now)
}

function read(storage: Storage, now = Date.now()): string | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEY) ?? 'null')
    if (typeof value !== 'object' || value === null || !('callId' in value) || !('at' in value)) return null
    const { callId, at } = value
    if (typeof callId !== 'string' || typeof at !== 'number') return null
    return now - at < RETURN_MS ? callId : null
  } catch {
    return null
  }
}
