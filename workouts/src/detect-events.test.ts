import { expect, test } from 'vitest'
import { analyseBatch, closeTracker } from './analyse-batch.ts'
import { workoutEvent } from './event.ts'
import type { Frame } from './frame.ts'
import { generateGait } from './gait-generator.ts'
import { regionMapFor } from './region-map.ts'
import type { RegionName } from './regions.ts'
import { THRESHOLDS } from './thresholds.ts'

const START = 1.76e12
const MAP = regionMapFor(12, 8)

/** A frame in which whole regions have one pressure each. */
function frameAt(
  ms: number,
  pressures: Partial<Record<RegionName, number>>,
  foot: Frame['foot'] = 'left',
): Frame {
  const pressureMatrix = Array.from({ length: 12 }, (_row, row) =>
    Array.from({ length: 8 }, (_cell, col) => pressures[MAP.regionOf[row * 8 + col] ?? 'Toe1'] ?? 0),
  )
  return { timestamp: START + ms, foot, pressureMatrix }
}

function eventsOf(frames: readonly Frame[], type: 'running' | 'standing' = 'running') {
  const { events, state } = analyseBatch(frames, null, { type })
  return [...events, ...closeTracker(state)].map(({ timestamp, ...event }) => ({
    ...event,
    atMs: timestamp - START,
  }))
}

/** M1's mean frame by frame, every 20 ms. */
const series = (values: readonly number[], region: RegionName = 'M1') =>
  values.map((value, index) => frameAt(index * 20, { [region]: value }))

test('an event has the original fields, the foot and its duration', () => {
  const [event, ...others] = eventsOf(series([0, 74, 76, 80, 70, 60, 0]))
  expect(others).toEqual([])
  expect(event).toEqual({
    type: 'region_force_high',
    foot: 'left',
    region: 'M1',
    stat: 'mean',
    value: 80,
    threshold: 75,
    comparison: 'gt',
    atMs: 40,
    durationMs: 40,
    source: 'analysis',
  })
})

test('a value that trembles about the threshold is one event', () => {
  expect(eventsOf(series([0, 76, 74, 76, 74, 76, 64, 0]))).toMatchObject([{ atMs: 20, durationMs: 80 }])
})

test('peaks within five seconds of the first belong to its event, later ones make a new one', () => {
  const peaks = new Map([
    [100, 76],
    [2000, 90],
    [4900, 77],
    [5100, 78],
    [9000, 79],
  ])
  const frames = Array.from({ length: 700 }, (_, index) =>
    frameAt(index * 20, { M2: peaks.get(index * 20) ?? 0 }),
  )
  expect(eventsOf(frames)).toMatchObject([
    { atMs: 100, durationMs: 4800, value: 90 },
    { atMs: 5100, durationMs: 3900, value: 79 },
  ])
})

test('regions and feet do not keep each other from having events', () => {
  const frames = [0, 20, 40].flatMap((ms) => [
    frameAt(ms, { M1: 90, 'Lat Heel': 80 }),
    frameAt(ms, { M1: 85 }, 'right'),
  ])
  expect(eventsOf(frames).map(({ foot, region, value }) => [foot, region, value])).toEqual([
    ['left', 'M1', 90],
    ['left', 'Lat Heel', 80],
    ['right', 'M1', 85],
  ])
})

test('an event does not last through a pause', () => {
  expect(
    eventsOf([frameAt(0, { M1: 80 }), frameAt(20, { M1: 80 }), frameAt(9000, { M1: 80 })]),
  ).toMatchObject([
    { atMs: 0, durationMs: 20 },
    { atMs: 9000, durationMs: 0 },
  ])
})

test('a pause within five seconds of its beginning makes no second event', () => {
  const frames = [frameAt(0, { M1: 80 }), frameAt(20, { M1: 80 }), frameAt(40, { M1: 0 })]
  expect(eventsOf([...frames, frameAt(3000, { M1: 90 }), frameAt(3020, { M1: 0 })])).toMatchObject([
    { atMs: 0, value: 90 },
  ])
})

test('a big toe that stays unloaded in push-off makes a low event, and only then', () => {
  const options = { type: 'running', seed: 2, startMs: START, durationInS: 60, feet: ['left'] } as const
  const lowOf = (sparingSteps: number) =>
    eventsOf(generateGait({ ...options, sparingSteps }).frames).filter(
      ({ type }) => type === 'region_force_low',
    )
  expect(lowOf(0)).toEqual([])
  const low = lowOf(0.05)
  expect(low.length).toBeGreaterThan(0)
  for (const event of low) {
    expect(['Toe1', 'M1', 'M2']).toContain(event.region)
    expect(event.value).toBeLessThanOrEqual(THRESHOLDS.running.low)
    expect(event.comparison).toBe('lt')
  }
})

test('standing on the forefoot makes low events of the heel alone', () => {
  const frames = Array.from({ length: 400 }, (_, index) =>
    frameAt(index * 20, { M1: 30, M2: 30, M3: 30, M4: 20, M5: 20 }),
  )
  expect(new Set(eventsOf(frames, 'standing').map(({ type, region }) => `${type} ${region}`))).toEqual(
    new Set(['region_force_low Med Heel', 'region_force_low Lat Heel']),
  )
})

test('a recording of 1.6 Hz shows no phases, so it has no low events', () => {
  const frames = Array.from({ length: 40 }, (_, index) => frameAt(index * 625, { M2: 40 }))
  expect(eventsOf(frames, 'standing')).toEqual([])
})

test('thresholds can be given', () => {
  const thresholds = { ...THRESHOLDS.running, high: 30, highEnd: 20 }
  const { state } = analyseBatch(series([0, 35, 0]), null, { thresholds })
  expect(closeTracker(state)).toMatchObject([{ threshold: 30, value: 35 }])
  for (const event of closeTracker(state)) expect(workoutEvent.safeParse(event).success).toBe(true)
})
