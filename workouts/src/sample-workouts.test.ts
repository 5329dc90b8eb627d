import { expect, test } from 'vitest'
import { analyseBatch, closeTracker, summarise } from './analyse-batch.ts'
import { sampleWorkouts } from './sample-workouts.ts'

const NOW = new Date('2026-03-02T05:00:00Z')
const samples = sampleWorkouts(NOW).map((sample) => {
  const frames = [...sample.frames()]
  const { rollup, events, state } = analyseBatch(frames, null, { type: sample.type })
  return {
    sample,
    frames,
    summary: summarise(sample.id, rollup),
    events: [...events, ...closeTracker(state)],
  }
})

test('ids are of 24 hexadecimal digits and unlike, and do not depend on the day', () => {
  const ids = samples.map(({ sample }) => sample.id)
  expect(new Set(ids).size).toBe(12)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{24}$/)
  expect(sampleWorkouts(new Date(0)).map(({ id }) => id)).toEqual(ids)
})

test.each(samples)(
  '$sample.name is of the past eight weeks, with events to speak of',
  ({ sample, frames, events }) => {
    const startedMs = Date.parse(sample.startedAt)
    expect(frames[0]?.timestamp).toBe(startedMs)
    expect(startedMs).toBeLessThan(NOW.getTime())
    expect(startedMs).toBeGreaterThan(NOW.getTime() - 57 * 86_400_000)
    const high = events.filter(({ type }) => type === 'region_force_high').length
    expect(high).toBeGreaterThanOrEqual(2)
    expect(high).toBeLessThanOrEqual(70)
  },
)

test('no two workouts share a peak, and two have both feet', () => {
  const peaks = samples.map(({ summary }) => Math.max(...summary.feet.map(({ whole }) => whole.peak)))
  expect(new Set(peaks.map((peak) => peak.toFixed(1))).size).toBe(12)
  expect(samples.filter(({ summary }) => summary.feet.length === 2)).toHaveLength(2)
  expect(samples.some(({ events }) => events.some(({ type }) => type === 'region_force_low'))).toBe(true)
})

test('the runs show a trend: less heel, higher cadence', () => {
  const runs = samples.filter(({ sample }) => sample.type === 'running').map(({ summary }) => summary)
  const [first, last] = [runs[0], runs.at(-1)]
  expect(runs.length).toBeGreaterThanOrEqual(5)
  expect(last?.gait?.cadencePerMin).toBeGreaterThan((first?.gait?.cadencePerMin ?? 0) + 8)
  expect(last?.feet[0]?.heelToForefoot).toBeLessThan((first?.feet[0]?.heelToForefoot ?? 0) - 0.1)
})
