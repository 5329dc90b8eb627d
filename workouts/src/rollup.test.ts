import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  analyseBatch,
  closeTracker,
  emptyRollup,
  mergeRollups,
  type Rollup,
  summarise,
} from './analyse-batch.ts'
import type { Frame } from './frame.ts'
import { generateGait } from './gait-generator.ts'
import { expectClose } from './testing/expect-close.ts'
import type { TrackerState } from './tracker-state.ts'

const recording = fc
  .record({
    type: fc.constantFrom('running', 'walking', 'tennis', 'standing'),
    seed: fc.nat(),
    load: fc.double({ min: 0.2, max: 1.6, noNaN: true }),
    isBoth: fc.boolean(),
    /** Frames that were lost, and cells that failed, as shares of a thousand. */
    lost: fc.nat(60),
    failed: fc.nat(40),
    gapAt: fc.nat(1000),
  })
  .map(({ type, seed, load, isBoth, lost, failed, gapAt }) => {
    const feet = isBoth ? (['left', 'right'] as const) : (['left'] as const)
    const { frames } = generateGait({
      type,
      seed,
      load,
      sparingSteps: 0.1,
      startMs: 1.76e12,
      durationInS: 12,
      feet,
    })
    return { type, frames: damage(frames, lost, failed, gapAt) }
  })

function damage(frames: Frame[], lost: number, failed: number, gapAt: number): Frame[] {
  return frames
    .filter((_, index) => (index * 7919) % 1000 >= lost)
    .map((frame, index) => ({
      ...frame,
      timestamp: frame.timestamp + (index > gapAt ? 4000 : 0),
      pressureMatrix: frame.pressureMatrix.map((row, y) =>
        row.map((value, x) => ((index * 31 + y * 577 + x * 173) % 1000 < failed ? -1 : value)),
      ),
    }))
}

const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })

function analyseInParts(
  frames: readonly Frame[],
  at: readonly number[],
  type: 'running' | 'walking' | 'tennis' | 'standing',
) {
  const ends = [...at.map((share) => Math.round(share * frames.length)), frames.length].sort((a, b) => a - b)
  let state: TrackerState | null = null
  let begin = 0
  const rollups: Rollup[] = []
  const events = []
  for (const end of ends) {
    const part = analyseBatch(frames.slice(begin, end), state, { type })
    rollups.push(JSON.parse(JSON.stringify(part.rollup)))
    events.push(...part.events)
    state = JSON.parse(JSON.stringify(part.state)) as TrackerState
    begin = end
  }
  return { rollups, events, open: state ? closeTracker(state) : [] }
}

test('parts split anywhere and merged in any order equal the whole, and find the same events', () => {
  fc.assert(
    fc.property(recording, cuts, fc.infiniteStream(fc.nat()), ({ type, frames }, at, order) => {
      const whole = analyseBatch(frames, null, { type })
      const parts = analyseInParts(frames, at, type)
      const shuffled = parts.rollups
        .map((rollup) => ({ rollup, key: Number(order.next().value) }))
        .sort((a, b) => a.key - b.key)
        .map(({ rollup }) => rollup)
      const merged = shuffled.reduce(mergeRollups, emptyRollup())
      expectClose(merged, whole.rollup, 'rollup')
      expectClose(summarise('w', merged), summarise('w', whole.rollup), 'summary')
      expect(parts.events).toEqual(whole.events)
      expect(parts.open).toEqual(closeTracker(whole.state))
    }),
    { numRuns: 40 },
  )
})

test('merging is associative', () => {
  fc.assert(
    fc.property(recording, cuts, ({ type, frames }, at) => {
      const { rollups } = analyseInParts(frames, at, type)
      const fromLeft = rollups.reduce(mergeRollups, emptyRollup())
      const fromRight = rollups.reduceRight((tail, part) => mergeRollups(part, tail), emptyRollup())
      expectClose(fromLeft, fromRight, 'rollup')
    }),
    { numRuns: 20 },
  )
})

test('rollup and state stay small, and the state given is not changed', () => {
  const { frames } = generateGait({
    type: 'running',
    seed: 3,
    startMs: 1.76e12,
    durationInS: 120,
    feet: ['left', 'right'],
  })
  const short = analyseBatch(frames.slice(0, 600), null)
  const before = JSON.stringify(short.state)
  const rest = analyseBatch(frames.slice(600), short.state)
  expect(JSON.stringify(short.state)).toBe(before)
  expect(JSON.stringify(mergeRollups(short.rollup, rest.rollup)).length).toBeLessThan(12_000)
  expect(JSON.stringify(rest.state).length).toBeLessThan(12_000)
})

test('a workout without frames has an empty summary', () => {
  expect(summarise('w', emptyRollup())).toMatchObject({
    frameCount: 0,
    feet: [],
    gait: null,
    leftLoadShare: null,
  })
})
