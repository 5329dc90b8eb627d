/** What the tab remembers of its call, so that a reload can return to it. */
const KEY = 'kinetra.call'
/** The coach waits this long for somebody who left without saying goodbye. */
export const RETURN_MS = 60_000

export function rememberCall(callId: string): void {
  sessionStorage.setItem(KEY, JSON.stringify({ callId, at: Date.now() }))
}

export function forgetCall(): void {
  sessionStorage.removeItem(KEY)
}

/** The call this tab was in less than a minute ago, if any. */
export function rememberedCall(now = Date.now()): string | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    if (typeof value !== 'object' || value === null || !('callId' in value) || !('at' in value)) return null
    const { callId, at } = value
    if (typeof callId !== 'string' || typeof at !== 'number') return null
    return now - at < RETURN_MS ? callId : null
  } catch {
    return null
  }
}
