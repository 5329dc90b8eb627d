import { regionMeans } from '@kinetra/workouts/analyse-batch'
import type { Frame } from '@kinetra/workouts/frame'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { cursorBehind } from '../input/cursor.ts'
import type { Store } from '../store.ts'
import { type Backend, newPerson } from './backend.ts'
import { inBatches, recording, storeRecording } from './recording.ts'

export function describeReading(backend: () => Backend): void {
  describe('reading measurements', () => {
    const owner = newPerson()
    const short = recording(40, ['left', 'right'])
    const long = recording(130)
    let store: Store
    let shortId: string
    let longId: string
    beforeAll(async () => {
      store = await backend().open()
      // The right insole's frames come apart from the left one's, so that batches overlap in time.
      const bySide = [...inBatches(short, 250)].flatMap(({ frames }) => [
        frames.filter(({ foot }) => foot === 'left'),
        frames.filter(({ foot }) => foot === 'right'),
      ])
      shortId = await storeRecording(
        store,
        owner,
        bySide.map((frames, seq) => ({ seq, frames })),
      )
      longId = await storeRecording(store, owner, inBatches(long, 25))
    })

    it('gives any window of frames', async () => {
      const first = short[0]?.timestamp ?? 0
      const time = fc.integer({ min: 0, max: 45_000 })
      await fc.assert(
        fc.asyncProperty(time, time, fc.integer({ min: 1, max: 300 }), async (fromMs, span, limit) => {
          const toMs = fromMs + span
          const found = await store.workouts.frames(owner, shortId, { fromMs, toMs, limit })
          const expected = short
            .filter(({ timestamp }) => timestamp - first >= fromMs && timestamp - first < toMs)
            .slice(0, limit)
          expect(found).toEqual(expected)
        }),
        { numRuns: 25 },
      )
    })

    it('gives the last frame where the window has no end', async () => {
      const window = { fromMs: 39_980, toMs: Number.POSITIVE_INFINITY, limit: 10 }
      expect(await store.workouts.frames(owner, shortId, window)).toEqual(short.slice(-2))
    })

    it.each([
      ['frame by frame for a short workout', () => ({ id: shortId, frames: short })],
      ['by strips for a long one', () => ({ id: longId, frames: long })],
    ])('draws a chart %s', async (_, workout) => {
      const { id, frames } = workout()
      for (const region of [undefined, 'M3'] as const)
        for (const bins of [1, 7, 200]) {
          const chart = await store.workouts.overview(owner, id, { bins, foot: 'left', region })
          expect(chart.length).toBeLessThanOrEqual(bins)
          expect(chart.length).toBeGreaterThan(bins * 0.9 - 1)
          const first = frames[0]?.timestamp ?? 0
          let covered = 0
          for (const bin of chart) {
            const inside = frames.filter(
              ({ timestamp, foot }) =>
                foot === 'left' && timestamp - first >= bin.fromMs && timestamp - first <= bin.toMs,
            )
            covered += inside.length
            expectBin(bin, inside, region)
          }
          expect(covered).toBe(frames.filter(({ foot }) => foot === 'left').length)
        }
    })

    it('has no chart of a foot that was not recorded', async () => {
      expect(await store.workouts.overview(owner, longId, { bins: 10, foot: 'right' })).toEqual([])
    })

    it('filters events by type, region and foot', async () => {
      const all = await store.workouts.events(owner, shortId, {})
      expect(all).toEqual(all.toSorted((a, b) => a.timestamp - b.timestamp))
      const regions = ['M2', 'Med Heel'] as const
      const filter = { type: 'region_force_high', regions, foot: 'left' } as const
      expect(await store.workouts.events(owner, shortId, filter)).toEqual(
        all.filter(
          ({ type, region, foot }) =>
            type === 'region_force_high' && (region === 'M2' || region === 'Med Heel') && foot === 'left',
        ),
      )
      expect(await store.workouts.events(owner, shortId, { regions: [] })).toEqual([])
      const cursor = cursorBehind({ limit: 1 })
      expect(await store.workouts.events(owner, shortId, { ...filter, limit: 1, cursor })).toEqual(
        (await store.workouts.events(owner, shortId, filter)).slice(1, 2),
      )
    })

    it.each([
      () => store.workouts.frames(owner, shortId, { fromMs: -1, toMs: 1, limit: 1 }),
      () => store.workouts.frames(owner, shortId, { fromMs: 0, toMs: 1, limit: 10_001 }),
      () => store.workouts.overview(owner, shortId, { bins: 0, foot: 'left' }),
      () => store.workouts.overview(owner, shortId, { bins: 5, foot: 'left', region: 'Nose' as 'M1' }),
      () => store.workouts.events(owner, shortId, { type: 'anything' as 'region_force_low' }),
    ])('refuses what cannot be asked (%#)', async (ask) => {
      await expect(ask()).rejects.toBeInstanceOf(InvalidInputError)
    })
  })
}

function expectBin(
  bin: { min: number; max: number; mean: number },
  frames: readonly Frame[],
  region: 'M3' | undefined,
): void {
  const values = frames.map((frame) => {
    const { whole, regions } = regionMeans(frame)
    return region ? regions[region] : whole
  })
  expect(bin.min).toBeCloseTo(Math.min(...values), 4)
  expect(bin.max).toBeCloseTo(Math.max(...values), 4)
  expect(bin.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 4)
}
