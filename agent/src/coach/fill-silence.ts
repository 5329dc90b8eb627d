import { FlushSentinel } from '@livekit/agents'
import type { ReplyChunk } from './checked-reply.ts'

/** With what comes before and after it, the recogniser and the voice, the sign is heard within 1.5 s. */
const SILENT_FOR_MS = 850
export const ONE_MOMENT = 'One moment.'

/** A reply that takes long to begin begins with a word that says so, once. */
export async function* fillSilence(reply: AsyncIterable<ReplyChunk>): AsyncGenerator<ReplyChunk> {
  const chunks = reply[Symbol.asyncIterator]()
  const first = chunks.next()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((done) => {
    timer = setTimeout(() => done('late'), SILENT_FOR_MS)
  })
  try {
    if ((await Promise.race([first, late])) === 'late') {
      yield `${ONE_MOMENT} `
      yield FlushSentinel
    }
    for (let next = await first; !next.done; next = await chunks.next()) yield next.value
  } finally {
    clearTimeout(timer)
    await chunks.return?.()
  }
}
