import '../words/pages.ts'
import { expect, test } from 'vitest'
import type { TrendPoint } from '../api/trends.ts'
import { mostFrequentType, trendLines, weekOf } from './trend-lines.ts'

const point = (startedAt: string, peak: number | null, type: TrendPoint['type'] = 'running'): TrendPoint => ({
  workoutId: startedAt,
  name: startedAt,
  type,
  startedAt,
  peak,
  mean: 5,
  peakByRegion: { M1: 40 },
  meanByRegion: { M1: 4 },
  loadShareByRegion: { M1: 0.2 },
  figures: { hardLandings: 1, ...(peak !== null && { peakPressure: peak }) },
})

const two = (first: number, last: number) => [
  point('2026-11-02T12:00:00Z', first),
  point('2026-11-09T12:00:00Z', last),
]
const ofPeak = ({ figure }: { figure: string | null }) => figure === 'peakPressure'

test.each([
  ['at-most', 90, 80, 'Goal: at most 85.0 ✓ reached'],
  ['at-most', 95, 90, 'Goal: at most 85.0, 5.0 to go → getting closer'],
  ['at-most', 90, 95, 'Goal: at most 85.0, 10.0 to go ← moving away'],
  ['at-least', 80, 80, 'Goal: at least 85.0, 5.0 to go'],
] as const)('a goal of %s, from %i to %i', (reach, first, last, words) => {
  const goals = { peakPressure: { reach, value: 85 } }
  expect(trendLines(two(first, last), null, 'workout', goals).find(ofPeak)?.goalWords).toBe(words)
})

test('a line says where it came to and what changed since the first', () => {
  const peak = trendLines(two(90, 80), null, 'workout').find(ofPeak)
  expect(peak).toMatchObject({ name: 'Peak pressure', latest: '80.0', change: '▼ −10.0 since Nov 2' })
})

test('what was not measured has no line', () => {
  const lines = trendLines(
    [point('2026-11-02T12:00:00Z', 90), point('2026-11-09T12:00:00Z', null)],
    null,
    'workout',
  )
  expect(lines.map(({ name }) => name)).toEqual(['Mean pressure', 'Hard landings'])
})

test('weeks have the mean of their workouts', () => {
  const days = ['2026-11-02', '2026-11-05', '2026-11-12'].map((day) => `${day}T12:00:00Z`)
  const points = [80, 90, 70].map((value, index) => point(days[index] ?? '', value))
  const peak = trendLines(points, null, 'week').find(ofPeak)
  expect(peak?.points.map(({ value, workoutId }) => [value, workoutId])).toEqual([
    [85, null],
    [70, null],
  ])
})

test('a week begins on Monday', () => {
  const monday = new Date(2026, 10, 23).getTime()
  for (const day of [23, 25, 29]) expect(weekOf(new Date(2026, 10, day, 18).getTime())).toBe(monday)
})

test('the kind there is most of is shown first', () => {
  const points = [
    point('2026-11-02T12:00:00Z', 1, 'tennis'),
    point('2026-11-03T12:00:00Z', 1),
    point('2026-11-04T12:00:00Z', 1),
  ]
  expect(mostFrequentType(points)).toBe('running')
  expect(mostFrequentType([])).toBe('all')
})
