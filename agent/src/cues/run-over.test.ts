import { generateFrames } from '@kinetra/workouts/gait-generator'
import { FEET } from '@kinetra/workouts/workout'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type OfflineCoach, startOfflineCoach } from '../testing/offline-coach.ts'
import { openEmptyStore } from '../testing/test-store.ts'
import { startTextCall } from '../testing/text-call.ts'
import { tellHowItWent } from './run-over.ts'
import { recordRun, START_MS } from './testing/recorded-run.ts'

let coach: OfflineCoach
let database: Awaited<ReturnType<typeof openEmptyStore>>

beforeAll(async () => {
  ;[coach, database] = await Promise.all([startOfflineCoach(), openEmptyStore()])
}, 120_000)
afterAll(() => Promise.all([coach?.stop(), database?.close()]))

const frames = [
  ...generateFrames({ type: 'running', seed: 1005, startMs: START_MS, durationInS: 20, feet: FEET }),
]

describe('when the recording is over', () => {
  it.each(['Open it.', 'Yes.', 'Yes, please.'])(
    'the coach offers its page, and "%s" opens that, whatever was spoken of before',
    async (yes) => {
      const { store } = database
      const before = await recordRun(store, frames)
      await before.send(0, 20)
      await before.complete()
      const run = await recordRun(store, frames)
      const call = await startTextCall(coach.config, store, run.id)
      await call.ask('Compare this with my previous run.')
      await run.send(0, 20)
      await run.complete()

      const workout = await store.workouts.get(call.state.viewerId, run.id)
      await tellHowItWent(workout, call.session)
      const said = () => call.session.history.items.findLast((item) => item.type === 'message')?.textContent
      await vi.waitFor(() => expect(said()).toMatch(/^That was 20 seconds at .* Say open it/), 20_000)
      const { calls, answer } = await call.ask(yes)
      expect(calls).toEqual([['open_workout', { workout_id: run.id, type: null, which: null }]])
      expect(answer).toMatch(/^Here is Run\./)
      await call.close()
    },
    60_000,
  )
})
