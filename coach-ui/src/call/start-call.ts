import { isBrowserSupported } from 'livekit-client'
import type { RememberedCall } from '../memory/call-memory.ts'
import { callsOf } from '../server/kinetra-server.ts'
import { isCalling } from './call-state.ts'
import { type Caption, waitingIn } from './captions.ts'
import { rememberCall, wishMicrophone } from './microphone-wish.ts'
import { problem, problemOfRequest } from './problems.ts'
import { clearLines, feed, type Session } from './session.ts'
import { ticketOf } from './ticket.ts'
import { fetchDetails } from './token-source.ts'

/** Nobody waits longer than this for the details of a call. */
const DETAILS_WITHIN_MS = 15_000

/** Takes the details for this attempt only: a call that was ended meanwhile is left alone. */
async function enter(session: Session, details: Promise<unknown>): Promise<void> {
  const { attempt } = session.view.get().call
  const isOver = () => {
    const { call } = session.view.get()
    return call.attempt !== attempt || call.phase !== 'starting'
  }
  const late = new Promise<never>((_, reject) => {
    setTimeout(reject, DETAILS_WITHIN_MS, Object.assign(new Error(), { status: 0 }))
  })
  try {
    const ticket = ticketOf(await Promise.race([details, late]))
    if (isOver()) return
    if (!ticket) return feed(session, { type: 'fail', problem: problem('token-invalid') })
    feed(session, { type: 'ticket', ticket })
    rememberCall(session)
  } catch (error) {
    if (!isOver()) feed(session, { type: 'fail', problem: problemOfRequest(error) })
  }
}

/** Calls the coach about what is on the screen; the microphone is as the user wanted it last. */
export async function startCall(session: Session): Promise<void> {
  const { call, lines } = session.view.get()
  if (isCalling(call.phase)) return
  feed(session, { type: 'start' })
  if (!isBrowserSupported()) return feed(session, { type: 'fail', problem: problem('no-webrtc') })
  // What no coach has read yet is for the next one.
  clearLines(session, waitingIn(lines))
  await enter(session, fetchDetails(session.coach.settings.get()))
}

/** Returns to a call after a reload; `takeOver` brings it here from another tab. */
export async function returnToCall(
  session: Session,
  { callId, microphone }: RememberedCall,
  options: { takeOver: boolean },
): Promise<void> {
  const calls = callsOf(session.coach.settings.get())
  if (!calls || isCalling(session.view.get().call.phase)) return
  wishMicrophone(session, microphone)
  feed(session, { type: 'start' })
  void showEarlier(session, callId)
  await enter(session, calls.rejoin(callId, options))
  if (session.view.get().call.problem?.code === 'call-over') session.memory.forget(callId)
}

/** After a reload the page knows nothing of what was said: the server does. */
async function showEarlier(session: Session, callId: string): Promise<void> {
  if (session.view.get().lines.length > 0) return
  const turns =
    (await callsOf(session.coach.settings.get())
      ?.turns(callId)
      .catch(() => [])) ?? []
  const earlier = turns.map(
    ({ who, text, at }): Caption => ({
      kind: 'speech',
      id: at + text,
      who,
      text,
      final: true,
      sources: [],
      sourced: [],
    }),
  )
  session.view.set((view) => ({ ...view, lines: [...earlier, ...view.lines] }))
}

/** Hangs up; the room is left and the microphone released as its component goes. */
export function endCall(session: Session): void {
  session.memory.forget(session.view.get().call.lastCallId)
  feed(session, { type: 'end' })
}
