import { FlushSentinel } from '@livekit/agents'
import type { ReplyChunk } from './checked-reply.ts'

/** With what comes before and after it, the recogniser and the voice, the sign is heard within 1.5 s. */
const SILENT_FOR_MS = 850
export const ONE_MOMENT = 'One moment.'

/**
 * A reply that takes long to begin begins with a word that says so, once. What follows such a word, which is spoken at
 * once, begins with a space: by that its voice knows that it goes on.
 * @param isAwaited whether somebody waits for this reply.
 */
export async function* fillSilence(
  reply: AsyncIterable<ReplyChunk>,
  isAwaited: boolean,
): AsyncGenerator<ReplyChunk> {
  const chunks = reply[Symbol.asyncIterator]()
  const first = chunks.next()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((done) => {
    if (isAwaited) timer = setTimeout(() => done('late'), SILENT_FOR_MS)
  })
  let goesOn = false
  try {
    if ((await Promise.race([first, late])) === 'late') {
      yield ONE_MOMENT
      yield FlushSentinel
      goesOn = true
    }
    for (let next = await first; !next.done; next = await chunks.next()) {
      const { value } = next
      yield goesOn && typeof value === 'string' ? ` ${value.trimStart()}` : value
      if (value === FlushSentinel) goesOn = true
      else if (typeof value === 'string') goesOn = false
    }
  } finally {
    clearTimeout(timer)
    await chunks.return?.()
  }
}
