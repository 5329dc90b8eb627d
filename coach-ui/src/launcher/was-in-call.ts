import { RETURN_MS } from '../memory/return-time.ts'

/** Whether this tab, or any of the browser, was in a call a moment ago: read in short, as `call-memory.ts` wrote it. */
export function wasInCall(
  name = 'kinetra',
  kind: 'sessionStorage' | 'localStorage' = 'sessionStorage',
): boolean {
  try {
    return Date.now() - JSON.parse(window[kind][`${name}.call`]).at < RETURN_MS
  } catch {
    return false
  }
}
