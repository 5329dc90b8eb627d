import { sampleWorkouts } from '@kinetra/workouts/sample-workouts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedSamples } from '../seed.ts'
import { describeAppend } from './append-contract.ts'
import type { Backend } from './backend.ts'
import { describeCalls } from './calls-contract.ts'
import { describeDeletion } from './deletion-contract.ts'
import { describeLeases } from './leases-contract.ts'
import { describeNotes } from './notes-contract.ts'
import { describePeople } from './people-contract.ts'
import { describeReading } from './reading-contract.ts'
import { describeSettings } from './settings-contract.ts'
import { describeWorkouts } from './workouts-contract.ts'

/** What every adapter has to do, whatever keeps the data. */
export function describeStore(name: string, start: () => Promise<Backend>): void {
  describe(name, () => {
    let started: Backend
    beforeAll(async () => {
      started = await start()
    }, 240_000)
    afterAll(async () => await started.close())
    const backend = () => started

    describeWorkouts(backend)
    describeAppend(backend)
    describeReading(backend)
    describeDeletion(backend)
    describeNotes(backend)
    describeCalls(backend)
    describeLeases(backend)
    describeSettings(backend)
    describePeople(backend)

    it('answers a ping', async () => {
      await (await started.open()).ping()
    })

    it('seeds the samples once, also from two processes', { timeout: 60_000 }, async () => {
      const [one, two] = [await started.open(), await started.open()]
      // Interrupted before midnight, and completed after it.
      const [sample] = sampleWorkouts(new Date('2026-05-04T23:59:59Z'))
      if (!sample) throw new Error('There are samples.')
      const { id, name, type, startedAt } = sample
      await one.workouts.create('sample', { id, name, type, startedAt })
      await one.workouts.appendFrames('sample', id, { seq: 0, frames: [...sample.frames()].slice(0, 500) })
      const now = new Date('2026-05-05T00:00:01Z')
      const some = sampleWorkouts(now).slice(0, 3)
      await Promise.all([seedSamples(one, now, some), seedSamples(two, now, some)])
      const { workouts } = await one.workouts.list('sample', { limit: 100 })
      const before = workouts.filter(({ id }) => id.startsWith('5a0c0de0'))
      expect(before).toHaveLength(some.length)
      for (const { id: workout, startedAt: start, status, frameCount, durationInS } of before) {
        expect(status).toBe('completed')
        expect(durationInS).toBeLessThan(400)
        expect(frameCount).toBeGreaterThanOrEqual(Math.floor(durationInS * 50))
        const [first] = await one.workouts.frames('sample', workout, { fromMs: 0, toMs: 1, limit: 1 })
        expect(first?.timestamp).toBe(Date.parse(start))
      }
      const from = performance.now()
      await seedSamples(two, new Date(), some)
      expect(performance.now() - from).toBeLessThan(200)
      expect((await two.workouts.list('sample', { limit: 100 })).workouts).toEqual(workouts)
    })
  })
}
