import { createRequire } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { ThrowsPromise } from '@livekit/throws-transformer/throws'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { collectGarbage } from '../testing/collect-garbage.ts'
import { letRacesGo } from './races-let-go.ts'

const ofTheFramework = ThrowsPromise.race
const FRAMES = 200

beforeEach(letRacesGo)

afterEach(() => {
  ThrowsPromise.race = ofTheFramework
})

it('keeps no frame that was raced against the end of a call', async () => {
  expect(await keptFrames()).toBeLessThan(FRAMES / 10)
})

it('would keep them all by the framework’s own race', async () => {
  ThrowsPromise.race = ofTheFramework
  expect(await keptFrames()).toBeGreaterThan(FRAMES * 0.9)
})

it('changes the races of the framework, not those of a copy beside it', () => {
  const framework = createRequire(import.meta.resolve('@livekit/agents'))
  const name = '@livekit/throws-transformer/throws'
  expect(framework.resolve(name)).toBe(createRequire(import.meta.url).resolve(name))
})

it('still tells who was first, and that somebody failed', async () => {
  const never = new Promise<never>(() => undefined)
  expect(await ThrowsPromise.race([never, Promise.resolve('read'), 'later'])).toBe('read')
  await expect(ThrowsPromise.race([never, Promise.reject(new Error('gone'))])).rejects.toThrow('gone')
})

/** How many of the frames that were read, each raced against the end of the call, are still in memory. */
async function keptFrames(): Promise<number> {
  const endOfCall = Promise.withResolvers<void>()
  const frames: WeakRef<Int16Array>[] = []
  for (let index = 0; index < FRAMES; index += 1) frames.push(await readOne(endOfCall.promise))
  // A WeakRef holds what it gave until the turn of the event loop is over.
  await pause(0)
  collectGarbage()
  const kept = frames.filter((frame) => frame.deref() !== undefined).length
  endOfCall.resolve()
  return kept
}

async function readOne(endOfCall: Promise<void>): Promise<WeakRef<Int16Array>> {
  const frame = await ThrowsPromise.race([Promise.resolve(new Int16Array(160)), endOfCall])
  if (!frame) throw new Error('The call has not ended.')
  return new WeakRef(frame)
}
