import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEventStream } from './event-stream.ts'

const QUIET_MS = 30_000

async function read(chunks: readonly Uint8Array[]): Promise<object[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  return await Array.fromAsync(readEventStream(body, QUIET_MS))
}
const bytes = (text: string) => new TextEncoder().encode(text)

test('events, comments and several lines of data', async () => {
  const text =
    ': still here\n\nid: 3\nevent: workout\ndata: {"a":\ndata: 1}\n\nevent: end\r\ndata: {}\r\n\r\n'
  expect(await read([bytes(text)])).toEqual([
    { id: '3', event: 'workout', data: '{"a":\n1}' },
    { id: undefined, event: 'end', data: '{}' },
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

test('a stream that has gone quiet is given up, and one that only says that it is there is not', async () => {
  const still = new ReadableStream<Uint8Array>({
    async start(controller) {
      for (let count = 0; count < 4; count += 1) {
        controller.enqueue(bytes(': still here\n\n'))
        await new Promise((next) => setTimeout(next, 20))
      }
      controller.close()
    },
  })
  expect(await Array.fromAsync(readEventStream(still, 60))).toEqual([])
  const quiet = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes(': here\n\n')),
  })
  await expect(Array.fromAsync(readEventStream(quiet, 60))).rejects.toThrow('quiet')
})
