import { CALL_EVENTS_TOPIC, type CallEvent, callEvent } from '@kinetra/protocol/call-events'
import { type RemoteParticipant, type Room, RoomEvent } from 'livekit-client'
import { withHeard, withToolLine } from '../call/captions.ts'
import { addSources, changeLines, type Session } from '../call/session.ts'

/** Shows what the coach tells: tools as quiet lines, sources as links, what was heard of a broken-off answer, notices. */
export function followCallEvents(session: Session, room: Room): () => void {
  let lineCount = 0
  const listen = (payload: Uint8Array, from?: RemoteParticipant, _kind?: unknown, topic?: string) => {
    if (topic !== CALL_EVENTS_TOPIC || !from?.isAgent) return
    const event = readCallEvent(payload)
    if (!event) return
    lineCount += 1
    const id = `event-${session.view.get().call.attempt}-${lineCount}`
    if (event.kind === 'tool') {
      changeLines(session, (lines) => withToolLine(lines, { id, text: event.line, ok: event.ok }))
    } else if (event.kind === 'heard') {
      changeLines(session, (lines) => withHeard(lines, event.text))
    } else if (event.kind === 'cue') {
      // What is spoken has a caption of its own.
      if (event.sound === 'tones')
        changeLines(session, (lines) => withToolLine(lines, { id, text: event.text, ok: true }))
    } else if (event.kind === 'notice') {
      changeLines(session, (lines) => withToolLine(lines, { id, text: event.message, ok: true }))
    } else if (event.kind === 'sources') {
      // Where the coach names no workout it speaks of the one on the page.
      const { workoutId = null } = session.coach.settings.get().context ?? {}
      const sources = event.sources.map((source) => ({ ...source, workoutId: source.workoutId ?? workoutId }))
      addSources(session, { sentence: event.sentence, sources })
    }
  }
  room.on(RoomEvent.DataReceived, listen)
  return () => {
    room.off(RoomEvent.DataReceived, listen)
  }
}

/** Undefined for what is no event that this page knows. */
export function readCallEvent(payload: Uint8Array): CallEvent | undefined {
  try {
    return callEvent.safeParse(JSON.parse(new TextDecoder().decode(payload))).data
  } catch {
    return undefined
  }
}
