import type { MicrophoneWish } from '../memory/call-memory.ts'
import type { MicrophoneState, Session } from './session.ts'

/** Whether sound may be captured now: somebody who has agreed wants to be heard. */
export function isWanted({ wish, held }: MicrophoneState, consent: boolean): boolean {
  return consent && (wish === 'open' || (wish === 'muted' && held))
}

function change({ view }: Session, microphone: Partial<MicrophoneState>): void {
  view.set((value) => ({ ...value, microphone: { ...value.microphone, ...microphone } }))
}

/** What the user wants of the microphone, in this call and those after it; remembered for a reload. */
export function wishMicrophone(session: Session, wish: MicrophoneWish): void {
  change(session, { wish, held: false, ...again(session) })
  rememberCall(session)
}

/** Mutes, or opens the microphone again; it is never opened for who has not agreed to be heard. */
export function toggleMicrophone(session: Session): void {
  if (!session.preferences.get().consent) return
  const { wish, capture } = session.view.get().microphone
  wishMicrophone(session, wish === 'open' && capture !== 'failed' ? 'muted' : 'open')
}

/** While a key or a button is held, a muted microphone is open. */
export function holdToTalk(session: Session, held: boolean): void {
  if (session.view.get().microphone.held !== held) change(session, { held, ...(held && again(session)) })
}

/** Who presses a button wants one that failed to be tried again. */
function again({ view }: Session): Partial<MicrophoneState> {
  return view.get().microphone.capture === 'failed' ? { capture: 'closed' } : {}
}

/** Told by what captures, and by nothing else. */
export function captured(session: Session, capture: MicrophoneState['capture']): void {
  change(session, { capture })
}

/** The call that is up can be returned to after a reload, with the microphone as it is wanted now. */
export function rememberCall({ memory, view }: Session): void {
  const { call, microphone } = view.get()
  const callId = call.ticket?.callId
  if (callId) memory.remember({ callId, microphone: microphone.wish })
}
