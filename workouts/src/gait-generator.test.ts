import { expect, test } from 'vitest'
import { analyseBatch, summarise } from './analyse-batch.ts'
import { frame as frameSchema } from './frame.ts'
import { type GaitOptions, generateGait } from './gait-generator.ts'

const BASE = { seed: 11, startMs: 1.76e12, durationInS: 90, feet: ['left', 'right'] } as const

function recognise(options: GaitOptions, keep: (index: number) => boolean = () => true) {
  const { frames, truth } = generateGait(options)
  const { rollup } = analyseBatch(
    frames.filter((_, index) => keep(index)),
    null,
    { type: options.type },
  )
  return { truth, summary: summarise('w', rollup) }
}

test.each([
  ['running', {}],
  ['running', { cadencePerMin: 160, contactTimeMs: 280, heelLoad: 1.25 }],
  ['running', { cadencePerMin: 180, contactTimeMs: 220, load: 0.35 }],
  ['running', { fatigue: 0.15, asymmetry: 0.1 }],
  ['walking', {}],
  ['walking', { cadencePerMin: 100, contactTimeMs: 750 }],
  ['walking', { cadencePerMin: 120, contactTimeMs: 600, sparingSteps: 0.3 }],
  ['tennis', {}],
  ['tennis', { load: 0.5, seed: 4 }],
] as const)('%s %o: steps, cadence and contact time are those put in', (type, variation) => {
  const { truth, summary } = recognise({ ...BASE, type, ...variation })
  for (const [index, expected] of truth.entries()) {
    const gait = summary.feet[index]?.gait
    expect(gait?.steps).toBe(expected.steps)
    expect(Math.abs((gait?.contactTimeMs ?? 0) - (expected.contactTimeMs ?? 0))).toBeLessThan(30)
    if (expected.cadencePerMin)
      expect(Math.abs((gait?.cadencePerMin ?? 0) / expected.cadencePerMin - 1)).toBeLessThan(0.01)
  }
  expect(summary.gait?.steps).toBe(truth.reduce((sum, { steps }) => sum + steps, 0))
})

test.each([1, 2, 3, 4, 5])('standing has no steps (seed %i)', (seed) => {
  const { summary } = recognise({ ...BASE, type: 'standing', seed })
  expect(summary.gait).toEqual({ steps: 0, cadencePerMin: 0, contactTimeMs: null, stancePhases: null })
  expect(summary.feet[0]?.centreOfPressurePath).toEqual([])
})

test('a shoe that presses in swing does not hide the steps', () => {
  const { frames, truth } = generateGait({ ...BASE, type: 'running', feet: ['left'] })
  const pressed = frames.map((frame) => ({
    ...frame,
    pressureMatrix: frame.pressureMatrix.map((row) =>
      row.map((value) => (value < 0 ? value : 6 + value * 0.9)),
    ),
  }))
  const { rollup } = analyseBatch(pressed, null, { type: 'running' })
  expect(Math.abs((summarise('w', rollup).gait?.steps ?? 0) - (truth[0]?.steps ?? 0))).toBeLessThanOrEqual(1)
})

test('single lost frames lose no steps', () => {
  const { truth, summary } = recognise(
    { ...BASE, type: 'walking', feet: ['left'] },
    (index) => index % 9 !== 4,
  )
  expect(summary.gait?.steps).toBe(truth[0]?.steps)
})

test('below 20 Hz gait values are absent', () => {
  const { summary } = recognise({ ...BASE, type: 'running', feet: ['left'] }, (index) => index % 3 === 0)
  expect(summary.feet[0]?.samplingRateHz).toBeCloseTo(16.7, 1)
  expect(summary.gait).toBeNull()
  expect(summary.feet[0]).toMatchObject({ gait: null, centreOfPressurePath: [] })
})

test('the path goes from the outer heel to the inner toes, and the phases sum to 1', () => {
  const { summary } = recognise({ ...BASE, type: 'running', feet: ['left'] })
  const path = summary.feet[0]?.centreOfPressurePath ?? []
  expect(path).toHaveLength(11)
  for (const [index, point] of path.entries())
    if (index > 0) expect(point.along).toBeGreaterThan(path[index - 1]?.along ?? 1)
  expect(path[0]?.across).toBeGreaterThan(path[10]?.across ?? 1)
  const { loading, midStance, pushOff } = summary.gait?.stancePhases ?? {
    loading: 0,
    midStance: 0,
    pushOff: 0,
  }
  expect(loading + midStance + pushOff).toBeCloseTo(1, 12)
})

test('the same seed gives the same frames, another seed others, and all are valid', () => {
  const options = { ...BASE, type: 'tennis', durationInS: 4, feet: ['left'] } as const
  const { frames } = generateGait(options)
  expect(generateGait(options).frames).toEqual(frames)
  expect(generateGait({ ...options, seed: 12 }).frames).not.toEqual(frames)
  for (const frame of frames) expect(frameSchema.safeParse(frame).success).toBe(true)
})
