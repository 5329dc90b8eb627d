import { createStore } from '../page-context/store.ts'
import { type CallInput, type CallState, IDLE, nextCallState } from './call-state.ts'
import type { Line } from './captions.ts'

export interface CallView {
  readonly call: CallState
  /** What was said and done, of the running call or the last one. */
  readonly lines: readonly Line[]
}

/** One call a page at most; it lives outside the routes and React. */
export const callStore = createStore<CallView>({ call: IDLE, lines: [] })

export function feed(input: CallInput): void {
  callStore.set((view) => {
    const call = nextCallState(view.call, input)
    return call === view.call ? view : { ...view, call }
  })
}

export function changeLines(change: (lines: readonly Line[]) => readonly Line[]): void {
  callStore.set((view) => {
    const lines = change(view.lines)
    return lines === view.lines ? view : { ...view, lines }
  })
}
