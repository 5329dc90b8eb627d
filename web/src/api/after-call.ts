import { createStore } from '@kinetra/coach-ui/store'

/** Counts the calls that have ended: each may have left a note, and is a conversation by itself. */
export const callsEnded = createStore({ count: 0 })

export function callHasEnded(): void {
  callsEnded.set(({ count }) => ({ count: count + 1 }))
}
