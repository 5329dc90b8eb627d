import { RETURN_MS } from '../memory/return-time.ts'

/** Whether this tab was in a call a moment ago: read here in short, as `call-memory.ts` wrote it. */
export function wasInCall(name = 'kinetra'): boolean {
  try {
    return Date.now() - JSON.parse(sessionStorage[`${name}.call`]).at < RETURN_MS
  } catch {
    return false
  }
}
