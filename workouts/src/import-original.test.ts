import { expect, test } from 'vitest'
import { ImportError } from './import-error.ts'
import { importOriginal } from './import-original.ts'
import { readAll } from './testing/files.ts'

const ID = '65a8f0c0aabbccddeeff0011'
const START = 1_768_730_960_000
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
    [START, 0],
    [START + 20, 50],
  ])
})

test.each([
  ['2026-01-18T10:00:00.123456', '2026-01-18T10:00:00.123Z'],
  ['2026-01-18T10:00:00Z', '2026-01-18T10:00:00.000Z'],
  ['2026-01-18T10:00:00+02:00', '2026-01-18T08:00:00.000Z'],
  [{ $numberLong: '1768730960000' }, '2026-01-18T10:09:20.000Z'],
  [{ $date: { $numberLong: '1768730960000' } }, '2026-01-18T10:09:20.000Z'],
  [{ $date: 1_768_730_960_000 }, '2026-01-18T10:09:20.000Z'],
  [1_768_730_960, '2026-01-18T10:09:20.000Z'],
  ['yesterday', '2024-01-18T09:34:56.000Z'],
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
      { timestamp: START, matrix: [] },
    ],
  })
  expect(frames).toMatchObject([{ timestamp: Date.parse('2026-01-18T10:00:00Z'), foot: 'left' }])
  expect(remarks[0]).toBe('1 frame was left out: without pressures (frame 1).')
})

test('what is off in a document costs what is off, and no more', () => {
  const { name, type, frames, remarks } = importOriginal({
    _id: { $oid: ID },
    name: 12,
    type: 5,
    status: null,
    created_at: { $numberLong: String(START) },
    pressure_frames: [
      frame(START),
      frame(undefined),
      frame(START + 20, 120),
      frame(START + 40),
      { timestamp: START, pressure_matrix: [[1]] },
    ],
    events: 'none',
  })
  expect({ name, type, frames: frames.length }).toEqual({ name: '12', type: 'other', frames: 3 })
  expect(remarks).toEqual([
    '1 frame was left out: without a time, or with one far from the others (frame 1).',
    '1 frame was left out: of 1 by 1 cells, which have no region map (frame 4).',
    expect.stringContaining('117 far outside of 0 to 100'),
    expect.stringContaining('left one'),
  ])
})

test('documents in the words of a shell of MongoDB, and one that cannot be used among others', async () => {
  const text = (id: string) =>
    `{"_id": ObjectId("${id}"), "name": "Run", "created_at": ISODate("2026-01-18T10:00:00Z"), "pressure_frames": [{"timestamp": NumberLong("${START}"), "pressure_matrix": ${JSON.stringify(matrix(4))}}]}\n`
  const problems: Error[] = []
  const found = await readAll(`${text(ID)}${text('no-id')}${text('65a8f0c0aabbccddeeff0012')}`, (problem) =>
    problems.push(problem),
  )
  expect(found.map(({ key, frameCount }) => [key, frameCount])).toEqual([
    [ID, 1],
    ['65a8f0c0aabbccddeeff0012', 1],
  ])
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^line 2: .*24 character hex/),
  ])
})

test('lines that are neither are refused once, with the first of them and what they should be', async () => {
  const problems: Error[] = []
  const lines = '{"time": 1, "values": []}\n'.repeat(1000)
  await expect(readAll(lines, (problem) => problems.push(problem))).rejects.toThrow(
    /^line 1: there is no "_id".*A recording begins with a line \{"kind": "header"/,
  )
  expect(problems.length).toBeLessThan(20)
})

test.each([
  ['a short id', { _id: 'abc' }, '"_id" is abc, and must be 24 hexadecimal digits'],
  ['no id', {}, 'workout without _id'],
  ['no document', 5, 'workout without _id'],
])('%s is refused', (_name, document, message) => {
  expect(() => importOriginal(document)).toThrow(ImportError)
  expect(() => importOriginal(document)).toThrow(message)
})
