import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEventStream, type StreamEvent } from './event-stream.ts'

async function read(chunks: readonly Uint8Array[]): Promise<StreamEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  return await Array.fromAsync(readEventStream(body))
}
const bytes = (text: string) => new TextEncoder().encode(text)

test('events, comments and several lines of data', async () => {
  const text =
    ': still here\n\nid: 3\nevent: workout\ndata: {"a":\ndata: 1}\n\nevent: end\r\ndata: {}\r\n\r\n'
  expect(await read([bytes(text)])).toEqual([
    { name: 'workout', data: '{"a":\n1}' },
    { name: 'end', data: '{}' },
  ])
})

test('an event that was cut off is not given', async () => {
  expect(await read([bytes('event: workout\ndata: {"a"')])).toEqual([])
})

test('where the stream is cut into pieces does not matter', async () => {
  const text = 'event: workout\ndata: füße\n\nevent: end\ndata: {}\n\n'
  const whole = await read([bytes(text)])
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: bytes(text).length })), async (cuts) => {
      const edges = [0, ...cuts.sort((one, other) => one - other), bytes(text).length]
      const pieces = edges.slice(1).map((to, index) => bytes(text).slice(edges[index], to))
      expect(await read(pieces)).toEqual(whole)
    }),
  )
})
