import { AGENT_NAME } from '@kinetra/protocol/agent'
import type { JobMetadata } from '@kinetra/protocol/job-metadata'
import { ownTimeZone } from '@kinetra/protocol/time-zone'
import { isBrowserSupported, TokenSource } from 'livekit-client'
import { getTurns, rejoinCall } from '../api/calls.ts'
import { DEFAULT_CONFIG, loadPageConfig } from '../api/page-config.ts'
import { authorizationHeaders } from '../api/request.ts'
import { forgetCall, rememberCall } from '../coach/call-memory.ts'
import { pageStore } from '../page-context/page-store.ts'
import { isCalling } from './call-state.ts'
import { callStore, clearLines, feed } from './call-store.ts'
import { type Caption, waitingIn } from './captions.ts'
import { problem, problemOfRequest } from './problems.ts'
import { ticketOf } from './ticket.ts'

/** Who signs the ticket is decided by the server's configuration: its own endpoint, or a sandbox. */
async function tokenSource() {
  const { tokenSource: source } = await loadPageConfig().catch(() => DEFAULT_CONFIG)
  if (source.kind === 'sandbox') {
    return TokenSource.developmentTokenServer(source.id, source.baseUrl ? { baseUrl: source.baseUrl } : {})
  }
  return TokenSource.endpoint(source.url, { headers: authorizationHeaders() })
}

async function fetchDetails(): Promise<unknown> {
  const { workoutId } = pageStore.get()
  const metadata: JobMetadata = { workout_id: workoutId ?? undefined, time_zone: ownTimeZone() }
  const source = await tokenSource()
  // Forced: a token of an earlier call leads to a room without a coach.
  return await source.fetch({ agentName: AGENT_NAME, agentMetadata: JSON.stringify(metadata) }, true)
}

/** Takes the details for this attempt only: a call that was ended meanwhile is left alone. */
async function enter(details: Promise<unknown>): Promise<void> {
  try {
    const ticket = ticketOf(await details)
    if (callStore.get().call.phase !== 'starting') return
    if (!ticket) return feed({ type: 'fail', problem: problem('token-invalid') })
    if (ticket.callId) rememberCall(ticket.callId)
    feed({ type: 'ticket', ticket })
  } catch (error) {
    feed({ type: 'fail', problem: problemOfRequest(error) })
  }
}

/** Calls the coach about the workout on the screen. */
export async function startCall(options: { typingOnly: boolean }): Promise<void> {
  if (isCalling(callStore.get().call.phase)) return
  feed({ type: 'start', typingOnly: options.typingOnly })
  if (!isBrowserSupported()) return feed({ type: 'fail', problem: problem('no-webrtc') })
  // What no coach has read yet is for the next one.
  clearLines(waitingIn(callStore.get().lines))
  await enter(fetchDetails())
}

/** Returns to a call after a reload; `takeOver` brings it here from another tab. */
export async function returnToCall(callId: string, options: { takeOver: boolean }): Promise<void> {
  if (isCalling(callStore.get().call.phase)) return
  feed({ type: 'start', typingOnly: false })
  void showEarlier(callId)
  await enter(rejoinCall(callId, options))
  const { call } = callStore.get()
  if (call.problem?.code === 'call-over') forgetCall(callId)
}

/** After a reload the page knows nothing of what was said: the server does. */
async function showEarlier(callId: string): Promise<void> {
  if (callStore.get().lines.length > 0) return
  const turns = await getTurns(callId).catch(() => [])
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
  callStore.set((view) => ({ ...view, lines: [...earlier, ...view.lines] }))
}

/** Hangs up; the room is left and the microphone released as its component goes. */
export function endCall(): void {
  forgetCall(callStore.get().call.lastCallId)
  feed({ type: 'end' })
}
