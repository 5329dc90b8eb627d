import type { Coach } from '../launcher/coach.ts'
import { type CallMemory, createCallMemory, type MicrophoneWish } from '../memory/call-memory.ts'
import { createPreferences } from '../memory/preferences.ts'
import type { Preferences } from '../settings.ts'
import { createStore, type Store } from '../store/create-store.ts'
import { type CallInput, type CallState, IDLE, nextCallState } from './call-state.ts'
import { type Line, type SourcedSentence, withSources } from './captions.ts'

/** The one state that says whether a microphone is wanted; only `capture.ts` acts on it. */
export interface MicrophoneState {
  readonly wish: MicrophoneWish
  /** A key or a button is held to talk. */
  readonly held: boolean
  /** What the browser captures at this moment; what failed is not tried again before the user says so. */
  readonly capture: 'closed' | 'opening' | 'open' | 'failed'
}

export interface CallView {
  readonly call: CallState
  readonly microphone: MicrophoneState
  /** What was said and done, of the running call or the last one. */
  readonly lines: readonly Line[]
  readonly waitingSources: readonly SourcedSentence[]
}

/** One coach's calls, one at a time; it lives outside React and as long as the coach is on the page. */
export interface Session {
  readonly coach: Coach
  readonly memory: CallMemory
  readonly view: Store<CallView>
  readonly preferences: Store<Preferences>
}

export function createSession(coach: Coach): Session {
  const { preferences: given, name = 'kinetra' } = coach.settings.get()
  const preferences = given ?? createPreferences(name)
  const wish = preferences.get().pushToTalk ? 'muted' : 'open'
  const microphone: MicrophoneState = { wish, held: false, capture: 'closed' }
  const view = createStore<CallView>({ call: IDLE, microphone, lines: [], waitingSources: [] })
  return { coach, memory: createCallMemory(name), view, preferences }
}

export function feed({ view }: Session, input: CallInput): void {
  view.set((value) => {
    const call = nextCallState(value.call, input)
    return call === value.call ? value : { ...value, call }
  })
}

export function changeLines({ view }: Session, change: (lines: readonly Line[]) => readonly Line[]): void {
  view.set((value) => {
    const changed = change(value.lines)
    if (changed === value.lines) return value
    const { lines, waiting } = withSources(changed, value.waitingSources)
    return { ...value, lines, waitingSources: waiting }
  })
}

/** Sources of a sentence: shown with it now, or as soon as it is spoken. */
export function addSources({ view }: Session, sentence: SourcedSentence): void {
  view.set((value) => {
    const { lines, waiting } = withSources(value.lines, [...value.waitingSources, sentence])
    return { ...value, lines, waitingSources: waiting }
  })
}

/** A new conversation. */
export function clearLines({ view }: Session, lines: readonly Line[] = []): void {
  view.set({ lines, waitingSources: [] })
}
