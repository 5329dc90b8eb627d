import { createStore } from '../page-context/store.ts'
import { type CallInput, type CallState, IDLE, nextCallState } from './call-state.ts'
import { type Line, type SourcedSentence, withSources } from './captions.ts'

export interface CallView {
  readonly call: CallState
  /** What was said and done, of the running call or the last one. */
  readonly lines: readonly Line[]
  readonly waitingSources: readonly SourcedSentence[]
}

/** One call a page at most; it lives outside the routes and React. */
export const callStore = createStore<CallView>({ call: IDLE, lines: [], waitingSources: [] })

export function feed(input: CallInput): void {
  callStore.set((view) => {
    const call = nextCallState(view.call, input)
    return call === view.call ? view : { ...view, call }
  })
}

export function changeLines(change: (lines: readonly Line[]) => readonly Line[]): void {
  callStore.set((view) => {
    const changed = change(view.lines)
    if (changed === view.lines) return view
    const { lines, waiting } = withSources(changed, view.waitingSources)
    return { ...view, lines, waitingSources: waiting }
  })
}

/** Sources of a sentence: shown with it now, or as soon as it is spoken. */
export function addSources(sentence: SourcedSentence): void {
  callStore.set((view) => {
    const { lines, waiting } = withSources(view.lines, [...view.waitingSources, sentence])
    return { ...view, lines, waitingSources: waiting }
  })
}

/** A new conversation. */
export function clearLines(lines: readonly Line[] = []): void {
  callStore.set({ lines, waitingSources: [] })
}
