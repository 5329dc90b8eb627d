import { RETURN_MS } from './return-time.ts'
import { openStorage, type Storage } from './storage.ts'

/** Whether the user wants to be heard: yes, not now, or never in this call, which is typed only. */
export type MicrophoneWish = 'open' | 'muted' | 'none'

/** A call to which its tab can return, with what its user wanted of the microphone. */
export interface RememberedCall {
  readonly callId: string
  readonly microphone: MicrophoneWish
}

/**
 * What the browser remembers of its calls: the tab's own (sessionStorage), so that a reload can return to
 * it, and the latest of any tab (localStorage), so that a second tab can say where the call is.
 */
export interface CallMemory {
  remember(call: RememberedCall): void
  forget(callId: string | null): void
  /** The call this tab was in less than a minute ago, if any. */
  ofThisTab(now?: number): RememberedCall | null
  /** The call that any tab of this browser was in less than a minute ago, if any. */
  ofAnyTab(now?: number): RememberedCall | null
}

/** @param name each coach of a page has its own, and remembers its own call. */
export function createCallMemory(name: string): CallMemory {
  const key = `${name}.call`
  const [tab, browser] = [openStorage('sessionStorage'), openStorage('localStorage')]
  return {
    remember(call) {
      const text = JSON.stringify({ ...call, at: Date.now() })
      for (const storage of [tab, browser]) storage.setItem(key, text)
    },
    forget(callId) {
      for (const storage of [tab, browser]) if (read(storage, key)?.callId === callId) storage.removeItem(key)
    },
    ofThisTab: (now) => read(tab, key, now),
    ofAnyTab: (now) => read(browser, key, now),
  }
}

function read(storage: Storage, key: string, now = Date.now()): RememberedCall | null {
  try {
    const { callId, at, microphone } = JSON.parse(storage.getItem(key) ?? 'null') ?? {}
    if (typeof callId !== 'string' || typeof at !== 'number' || now - at >= RETURN_MS) return null
    // Whatever is not known to be wanted is not opened.
    return { callId, microphone: microphone === 'open' || microphone === 'none' ? microphone : 'muted' }
  } catch {
    return null
  }
}
