import { ReadableStream, type ReadableStreamDefaultReader } from 'node:stream/web'

/**
 * A stream of what a generator makes of another one. Cancelled, it cancels that one, for which the generator may be
 * waiting: `ReadableStream.from` would wait with it, and the end of a call with both.
 */
export function streamThrough<In, Out>(
  source: ReadableStream<In>,
  transform: (pieces: AsyncIterable<In>) => AsyncGenerator<Out>,
): ReadableStream<Out> {
  const reader = source.getReader()
  const made = transform(piecesOf(reader))
  return new ReadableStream<Out>({
    async pull(controller) {
      const { done, value } = await made.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

async function* piecesOf<Piece>(reader: ReadableStreamDefaultReader<Piece>): AsyncGenerator<Piece> {
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
