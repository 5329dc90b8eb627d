import { expect, test } from 'vitest'
import { ImportError } from './import-error.ts'
import { importOriginal } from './import-original.ts'

const ID = '65a8f0c0aabbccddeeff0011'
const matrix = (value: number) => Array.from({ length: 13 }, () => new Array<number>(9).fill(value))
const frame = (timestamp: unknown, value = 0) => ({
  timestamp,
  pressure_matrix: matrix(value),
  calculated_stats: { Toe1: { mean_force: 65 } },
})

test('a document in extended JSON, with the offset and stored events', () => {
  const { frames, ...workout } = importOriginal({
    _id: { $oid: ID },
    name: 'New Workout Session',
    type: 'Running',
    status: 'completed',
    created_at: { $date: '2026-01-18T10:00:00Z' },
    pressure_frames: [
      frame({ $numberLong: '1768730960020' }, 66.25),
      frame({ $numberDouble: '1768730960000.0' }, 32.5),
    ],
    events: [{ type: 'region_force_high' }, { type: 'region_force_high' }],
    distance: { $numberInt: '0' },
  })
  expect(workout).toEqual({
    id: ID,
    name: 'New Workout Session',
    type: 'running',
    isCompleted: true,
    startedAt: '2026-01-18T10:09:20.000Z',
    regionMap: null,
    remarks: [
      expect.stringContaining('read 32.5'),
      expect.stringContaining('taken as the left one'),
      expect.stringContaining('2 events'),
    ],
  })
  expect(frames.map(({ timestamp, pressureMatrix }) => [timestamp, pressureMatrix[0]?.[0]])).toEqual([
    [1_768_730_960_000, 0],
    [1_768_730_960_020, 50],
  ])
})

test.each([
  ['2026-01-18T10:00:00.123456', '2026-01-18T10:00:00.123Z'],
  ['2026-01-18T10:00:00Z', '2026-01-18T10:00:00.000Z'],
  ['2026-01-18T10:00:00+02:00', '2026-01-18T08:00:00.000Z'],
  [undefined, '2024-01-18T09:34:56.000Z'],
])('without frames a workout starts when it was created: %s', (created_at, startedAt) => {
  const workout = importOriginal({ _id: ID.toUpperCase(), type: 'Yoga', status: 'in-progress', created_at })
  expect(workout).toMatchObject({
    id: ID,
    name: 'Workout',
    type: 'other',
    isCompleted: false,
    startedAt,
    frames: [],
    remarks: [],
  })
})

test('the second copy of the frames is used where the first is empty', () => {
  const { frames, remarks } = importOriginal({
    _id: ID,
    pressure_frames: [],
    timeSeriesData: [
      { timestamp: '2026-01-18T10:00:00', matrix: matrix(3) },
      { timestamp: 5, matrix: [] },
    ],
  })
  expect(frames).toMatchObject([{ timestamp: Date.parse('2026-01-18T10:00:00Z'), foot: 'left' }])
  expect(remarks[0]).toBe('1 frames without pressures were left out.')
})

test.each([
  ['a short id', { _id: 'abc' }, 'workout abc: "_id" must be 24 hexadecimal digits'],
  ['no id', {}, 'workout without _id'],
  ['frames that are no list', { _id: ID, pressure_frames: 'none' }, '"pressure_frames" must be a list'],
  ['a frame without a time', { _id: ID, pressure_frames: [frame(null)] }, `workout ${ID}, frame 0`],
  [
    'too high a pressure',
    { _id: ID, pressure_frames: [frame(1, 120)] },
    `workout ${ID}, frame 0: row 0, column 0 is 120`,
  ],
  [
    'an unknown insole',
    { _id: ID, pressure_frames: [{ timestamp: 1, pressure_matrix: [[1]] }] },
    'no region map',
  ],
  ['a bad date', { _id: ID, created_at: 'yesterday' }, '"yesterday" is not a date'],
])('%s is refused', (_name, document, message) => {
  expect(() => importOriginal(document)).toThrow(ImportError)
  expect(() => importOriginal(document)).toThrow(message)
})
