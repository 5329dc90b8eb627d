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
      await Promise.all([seedSamples(one), seedSamples(two)])
      const { workouts } = await one.workouts.list('sample', { limit: 100 })
      const before = workouts.filter(({ id }) => id.startsWith('5a0c0de0'))
      expect(before).toHaveLength(12)
      for (const { status, frameCount, durationInS } of before) {
        expect(status).toBe('completed')
        expect(frameCount).toBeGreaterThanOrEqual(Math.floor(durationInS * 50))
      }
      const from = performance.now()
      await seedSamples(two)
      expect(performance.now() - from).toBeLessThan(200)
      expect((await two.workouts.list('sample', { limit: 100 })).workouts).toEqual(workouts)
    })
  })
}
