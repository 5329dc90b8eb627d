import type { WorkoutEvent } from '@kinetra/workouts/event'
import { expectClose } from '@kinetra/workouts/testing/expect-close'
import type { Foot } from '@kinetra/workouts/workout'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ConflictError, InvalidInputError, NotFoundError } from '../errors.ts'
import type { FrameBatch, Store } from '../store.ts'
import { type Backend, newPerson } from './backend.ts'
import { appendAll, inBatches, measurements, recording, START_MS, storeRecording } from './recording.ts'

export function describeAppend(backend: () => Backend): void {
  describe('appending frames', () => {
    let store: Store
    beforeAll(async () => {
      store = await backend().open()
    })

    it('counts a number once, and refuses other frames under it', async () => {
      const owner = newPerson()
      const [first, second] = inBatches(recording(1))
      if (!first || !second) throw new Error('The recording is too short.')
      const id = await storeRecording(store, owner, [first])
      const before = await measurements(store, owner, id)
      const again = await store.workouts.appendFrames(owner, id, first)
      expect(again).toEqual({ stored: 'already', missing: [], frameCount: 25 })
      const other = store.workouts.appendFrames(owner, id, { seq: 0, frames: second.frames })
      await expect(other).rejects.toBeInstanceOf(ConflictError)
      await expect(other).rejects.toThrow('Batch 0 is stored already')
      expect(await measurements(store, owner, id)).toEqual(before)
    })

    it('takes the batches of two insoles that count for themselves, in whatever order', async () => {
      const owner = newPerson()
      const frames = recording(12, ['left', 'right'])
      const straight = await measurements(store, owner, await storeRecording(store, owner, inBatches(frames)))
      const ofInsole = (insole: Foot) =>
        inBatches(frames.filter(({ foot }) => foot === insole)).map((batch) => ({ ...batch, insole }))
      const batches = [...ofInsole('left'), ...ofInsole('right')]
      const orders = fc.shuffledSubarray(batches, { minLength: batches.length })
      await fc.assert(
        fc.asyncProperty(orders, async (shuffled) => {
          const id = await storeRecording(store, owner, shuffled)
          const found = await measurements(store, owner, id)
          expect(found.headline).toEqual(straight.headline)
          expectClose(found.summary, straight.summary, 'summary')
          expect(byPlace(found.events)).toEqual(byPlace(straight.events))
        }),
        { numRuns: 3 },
      )
      const id = await storeRecording(store, owner, [])
      const [left, late] = ofInsole('left')
      const [right] = ofInsole('right')
      const append = async (batch: FrameBatch | undefined) =>
        batch && (await store.workouts.appendFrames(owner, id, batch))
      expect(await append(left)).toMatchObject({ stored: 'new', missing: [] })
      expect(await append(right)).toMatchObject({ stored: 'new', missing: [], frameCount: 50 })
      expect(await append(late && { ...late, seq: 2 })).toMatchObject({ missing: [1] })
      expect(await append(right)).toMatchObject({ stored: 'already', missing: [] })
      await expect(append(left && { ...left, insole: undefined })).rejects.toBeInstanceOf(InvalidInputError)
      await expect(append(left && { ...left, insole: 'right' })).rejects.toBeInstanceOf(InvalidInputError)
    })

    it('gives what has arrived by its numbers', async () => {
      const owner = newPerson()
      const batches = inBatches(recording(2))
      const id = await storeRecording(store, owner, batches.slice(1))
      const { workout, received } = await store.workouts.arrivals(owner, id)
      expect(workout).toEqual(await store.workouts.get(owner, id))
      expect(received).toEqual([[1, batches.length - 1]])
      const found = await store.workouts.batches(owner, id, [3, 1, 0, 99])
      expect(found.map(([frame]) => frame?.timestamp)).toEqual(
        [batches[1], batches[3]].map((batch) => batch?.frames[0]?.timestamp),
      )
      await expect(store.workouts.arrivals(newPerson(), id)).rejects.toBeInstanceOf(NotFoundError)
      await expect(store.workouts.batches(newPerson(), id, [1])).rejects.toBeInstanceOf(NotFoundError)
    })

    it('refuses frames that lie more than a week apart', async () => {
      const owner = newPerson()
      const at = (days: number) => ({
        timestamp: START_MS + days * 86_400_000,
        foot: 'left' as const,
        pressureMatrix: Array.from({ length: 12 }, () => new Array<number>(8).fill(1)),
      })
      const first = await storeRecording(store, owner, [])
      const apart = store.workouts.appendFrames(owner, first, { seq: 0, frames: [at(-8), at(0)] })
      await expect(apart).rejects.toThrow('more than a week away')
      const id = await storeRecording(store, owner, [{ seq: 0, frames: [at(0)] }])
      for (const days of [-8, 8]) {
        const far = store.workouts.appendFrames(owner, id, { seq: 1, frames: [at(days)] })
        await expect(far).rejects.toThrow('more than a week away')
      }
      await store.workouts.appendFrames(owner, id, { seq: 1, frames: [at(6)] })
    })

    it('says which numbers are missing until they come', async () => {
      const owner = newPerson()
      const batches = inBatches(recording(3))
      const id = await storeRecording(store, owner, [])
      const missing: (readonly number[])[] = []
      for (const seq of [4, 1, 3, 0, 2]) {
        const batch = batches[seq]
        if (batch) missing.push((await store.workouts.appendFrames(owner, id, batch)).missing)
      }
      expect(missing).toEqual([[0, 1, 2, 3], [0, 2, 3], [0, 2], [2], []])
    })

    it('ends with the same numbers in whatever order batches come', async () => {
      const owner = newPerson()
      const batches = inBatches(recording(12, ['left', 'right']), 60)
      const straight = await measurements(store, owner, await storeRecording(store, owner, batches))
      expect(straight.events.map(({ type }) => type)).toContain('region_force_high')
      expect(straight.headline.highForceEvents + straight.headline.lowForceEvents).toBe(
        straight.events.length,
      )
      const orders = fc.shuffledSubarray(batches, { minLength: batches.length })
      await fc.assert(
        fc.asyncProperty(orders, async (shuffled) => {
          const id = await storeRecording(store, owner, shuffled)
          expect(await measurements(store, owner, id)).toEqual(straight)
        }),
        { numRuns: 3 },
      )
    })

    it('takes a batch that comes hundreds of batches late', async () => {
      const owner = newPerson()
      const batches = inBatches(recording(30), 10)
      const straight = await measurements(store, owner, await storeRecording(store, owner, batches))
      const late = [...batches.slice(0, 17), ...batches.slice(18), ...batches.slice(17, 18)]
      const id = await storeRecording(store, owner, late)
      expect(await measurements(store, owner, id)).toEqual(straight)
    })

    it('loses nothing while two processes append at once, to different batches and to the same', async () => {
      const owner = newPerson()
      const batches = inBatches(recording(20))
      const straight = await measurements(store, owner, await storeRecording(store, owner, batches))
      const other = await backend().open()
      const id = await storeRecording(store, owner, [])
      const even = batches.filter(({ seq }) => seq % 2 === 0)
      const odd = batches.filter(({ seq }) => seq % 2 === 1)
      await Promise.all([appendAll(store, owner, id, even), appendAll(other, owner, id, odd)])
      expect(await measurements(other, owner, id)).toEqual(straight)
      const contested = await storeRecording(store, owner, [])
      const results = await Promise.all(
        batches
          .slice(0, 8)
          .flatMap((batch) =>
            [store, other].map((each) => each.workouts.appendFrames(owner, contested, batch)),
          ),
      )
      expect(results).toHaveLength(16)
      expect((await store.workouts.get(owner, contested)).frameCount).toBe(200)
    })

    it('fills old gaps while the recording goes on', async () => {
      const owner = newPerson()
      const other = await backend().open()
      const batches = inBatches(recording(40), 10)
      const straight = await measurements(store, owner, await storeRecording(store, owner, batches))
      const isLate = (seq: number) => seq < 100 && seq % 33 === 7
      const early = batches.slice(0, 120).filter(({ seq }) => !isLate(seq))
      const id = await storeRecording(store, owner, early)
      await Promise.all([
        appendAll(other, owner, id, batches.slice(120)),
        ...batches.filter(({ seq }) => isLate(seq)).map((batch) => appendAll(store, owner, id, [batch])),
      ])
      expect(await measurements(other, owner, id)).toEqual(straight)
    })

    it('takes batches of single frames, and a pause of an hour', async () => {
      const owner = newPerson()
      const frames = [...recording(1), ...recording(1, ['left'], START_MS + 3_600_000)]
      const id = await storeRecording(store, owner, inBatches(frames, 1))
      expect(await store.workouts.get(owner, id)).toMatchObject({ frameCount: 100, durationInS: 3600.98 })
    })

    it('keeps the region map of an insole that it does not know', async () => {
      const owner = newPerson()
      const frames = [{ timestamp: START_MS, foot: 'left' as const, pressureMatrix: [[10, 20]] }]
      const unknown = storeRecording(store, owner, [{ seq: 0, frames }])
      await expect(unknown).rejects.toThrow(/region map/)
      const regionMap = { rows: 1, cols: 2, regionOf: ['Toe1', 'Lat Heel'] as const }
      const { id } = await store.workouts.create(owner, { name: 'Two cells', type: 'other', regionMap })
      await store.workouts.appendFrames(owner, id, { seq: 0, frames })
      const summary = await store.workouts.summary(owner, id)
      expect(summary?.feet[0]?.regions.find(({ region }) => region === 'Lat Heel')?.mean).toBe(20)
      expect(
        await store.workouts.overview(owner, id, { bins: 5, foot: 'left', region: 'Toe1' }),
      ).toMatchObject([{ fromMs: 0, toMs: 0, mean: 10 }])
    })

    const frame = { timestamp: START_MS, foot: 'left' as const, pressureMatrix: [[1]] }
    it.each([
      ['no frames', { seq: 0, frames: [] }],
      ['a negative number', { seq: -1, frames: [frame] }],
      ['half a number', { seq: 0.5, frames: [frame] }],
      ['a time that no insole has known', { seq: 0, frames: [{ ...frame, timestamp: 0 }] }],
      ['a time to come', { seq: 0, frames: [{ ...frame, timestamp: Date.now() + 2 * 86_400_000 }] }],
      ['no time', { seq: 0, frames: [{ ...frame, timestamp: Number.NaN }] }],
      ['no foot', { seq: 0, frames: [{ ...frame, foot: 'both' as 'left' }] }],
      ['ragged rows', { seq: 0, frames: [{ ...frame, pressureMatrix: [[1, 2], [1]] }] }],
      ['too much pressure', { seq: 0, frames: [{ ...frame, pressureMatrix: [[100.1]] }] }],
      ['text for pressure', { seq: 0, frames: [{ ...frame, pressureMatrix: [['1' as unknown as number]] }] }],
      ['too many frames', { seq: 0, frames: new Array<typeof frame>(1001).fill(frame) }],
    ])('refuses a batch with %s, and stores nothing of it', async (_, batch) => {
      const owner = newPerson()
      const id = await storeRecording(store, owner, [])
      await expect(store.workouts.appendFrames(owner, id, batch)).rejects.toBeInstanceOf(InvalidInputError)
      expect((await store.workouts.get(owner, id)).frameCount).toBe(0)
    })

    it('does not append to a workout of somebody else', async () => {
      const id = await storeRecording(store, newPerson(), [])
      const [batch] = inBatches(recording(1))
      if (!batch) throw new Error('The recording is too short.')
      await expect(store.workouts.appendFrames(newPerson(), id, batch)).rejects.toBeInstanceOf(NotFoundError)
    })
  })
}

/** Events of one moment have no order of their own. */
const byPlace = (events: readonly WorkoutEvent[]) =>
  events.toSorted(
    (a, b) => a.timestamp - b.timestamp || `${a.foot}${a.region}`.localeCompare(`${b.foot}${b.region}`),
  )
