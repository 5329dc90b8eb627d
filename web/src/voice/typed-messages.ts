import type { LocalParticipant } from 'livekit-client'
import { callStore, changeLines, feed } from './call-store.ts'
import { type Caption, waitingIn, withSegment } from './captions.ts'
import { problem } from './problems.ts'

const CHAT_TOPIC = 'lk.chat'

interface Mouth {
  readonly localParticipant: Pick<LocalParticipant, 'sendText'>
}

let typedCount = 0

/** Shows a typed message, and sends it as soon as the coach is there. */
export async function typeMessage(room: Mouth, text: string): Promise<void> {
  typedCount += 1
  const id = `typed-${typedCount}`
  changeLines((lines) => withSegment(lines, { id, who: 'user', text, final: true, typed: 'waiting' }))
  await deliverTyped(room)
}

/** Sends what waits, as one message: of several at once the coach would answer the last one only. */
export async function deliverTyped(room: Mouth): Promise<void> {
  const { call, lines } = callStore.get()
  const waiting = waitingIn(lines)
  if (call.phase !== 'live' || waiting.length === 0) return
  mark(waiting, 'sent')
  try {
    await room.localParticipant.sendText(waiting.map(({ text }) => text).join('\n'), { topic: CHAT_TOPIC })
  } catch {
    mark(waiting, 'waiting')
    feed({ type: 'notice', notice: problem('reconnecting') })
  }
}

function mark(messages: readonly Caption[], typed: 'waiting' | 'sent'): void {
  for (const message of messages) {
    changeLines((lines) =>
      lines.map((line) => (line.kind === 'speech' && line.id === message.id ? { ...line, typed } : line)),
    )
  }
}
