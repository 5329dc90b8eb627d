import type { Room, TextStreamReader } from 'livekit-client'
import { withSegment } from '../call/captions.ts'
import { changeLines, type Session } from '../call/session.ts'

const TOPIC = 'lk.transcription'
const SEGMENT_ID = 'lk.segment_id'
const FINAL = 'lk.transcription_final'

/**
 * Turns the transcripts in the room into captions. The user's speech comes as one stream an update, each
 * with the whole text so far; the coach's as one stream a segment that grows. Both carry a segment id.
 */
export function followTranscripts(session: Session, room: Room): () => void {
  room.registerTextStreamHandler(TOPIC, (reader, from) => {
    const who = from.identity === room.localParticipant.identity ? 'user' : 'coach'
    void follow(session, reader, who)
  })
  return () => room.unregisterTextStreamHandler(TOPIC)
}

async function follow(session: Session, reader: TextStreamReader, who: 'user' | 'coach'): Promise<void> {
  const attributes = reader.info.attributes ?? {}
  const id = attributes[SEGMENT_ID] ?? reader.info.id
  const marked = attributes[FINAL] === 'true'
  let text = ''
  const write = (final: boolean) =>
    changeLines(session, (lines) => withSegment(lines, { id, who, text, final }))
  try {
    for await (const piece of reader) {
      text += piece
      write(marked)
    }
  } catch {
    // The stream broke with the connection: what was heard until then stays.
  }
  // The coach's segment is complete when its stream ends; the user's says so itself.
  write(marked || who === 'coach')
}
