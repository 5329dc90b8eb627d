import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pcmFrames } from './pcm-frames.ts'

const FORMAT = { sampleRate: 24_000, channels: 1, frameSamples: 480 }

async function* inPieces(bytes: Uint8Array, sizes: readonly number[]) {
  let at = 0
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

it('keeps every sample and its order, whatever the pieces are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.int16Array({ maxLength: 3000 }),
      fc.array(fc.integer({ min: 1, max: 2500 }), { minLength: 1, maxLength: 5 }),
      async (samples, sizes) => {
        const frames = await Array.fromAsync(
          pcmFrames(inPieces(new Uint8Array(samples.buffer), sizes), FORMAT),
        )
        expect(frames.flatMap(({ data }) => [...data])).toEqual([...samples])
        expect(frames.slice(0, -1).every(({ data }) => data.length === FORMAT.frameSamples)).toBe(true)
      },
    ),
  )
})

it('drops half a sample at the end', async () => {
  const frames = await Array.fromAsync(pcmFrames(inPieces(Uint8Array.of(1, 0, 2), [2]), FORMAT))
  expect(frames.map(({ data }) => [...data])).toEqual([[1]])
})
