import { PAGE_TOPIC } from '@kinetra/protocol/page'
import type { LocalParticipant } from 'livekit-client'
import { type Caption, waitingIn, withSegment } from './captions.ts'
import { placeOf } from './place.ts'
import { changeLines, type Session } from './session.ts'

const CHAT_TOPIC = 'lk.chat'

interface Mouth {
  readonly localParticipant: Pick<LocalParticipant, 'sendText'>
}

/** Shows a typed message, and sends it as soon as the coach is there. */
export async function typeMessage(session: Session, room: Mouth | null, text: string): Promise<void> {
  const { call, lines } = session.view.get()
  const id = `typed-${call.attempt}-${lines.length}`
  changeLines(session, (before) =>
    withSegment(before, { id, who: 'user', text, final: true, typed: 'waiting' }),
  )
  if (room) await deliverTyped(session, room)
}

/** Sends what waits, as one message: of several at once the coach would answer the last one only. */
export async function deliverTyped(session: Session, room: Mouth): Promise<void> {
  const { call, lines } = session.view.get()
  const waiting = waitingIn(lines)
  if (call.phase !== 'live' || waiting.length === 0) return
  mark(session, waiting, 'sent')
  try {
    await room.localParticipant.sendText(waiting.map(({ text }) => text).join('\n'), {
      topic: CHAT_TOPIC,
      attributes: { [PAGE_TOPIC]: JSON.stringify(placeOf(session.coach)) },
    })
  } catch {
    // In the middle of a reconnection, after which it is sent again.
    mark(session, waiting, 'waiting')
  }
}

function mark(session: Session, messages: readonly Caption[], typed: 'waiting' | 'sent'): void {
  for (const message of messages) {
    changeLines(session, (lines) =>
      lines.map((line) => (line.kind === 'speech' && line.id === message.id ? { ...line, typed } : line)),
    )
  }
}
